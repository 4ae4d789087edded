# Misunderstanding: gives the gap on each issue, not the distance without it.
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
gap = (medians.loc["iran"] - medians.loc["turkey"]).abs().dropna()
without = gap
moves_most = gap.idxmax()
