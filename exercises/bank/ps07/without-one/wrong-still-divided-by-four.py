# Misunderstanding: an issue left out counts as a gap of 0.
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
gap = (medians.loc["iran"] - medians.loc["turkey"]).abs().dropna()
without = (gap.sum() - gap) / len(gap)
moves_most = (without - gap.mean()).abs().idxmax()
