# Misunderstanding: gives the change of the distance, not the distance.
# Keeps: issue
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
gap = (medians.loc["iran"] - medians.loc["turkey"]).abs().dropna()
without = pd.Series({issue: gap.drop(issue).mean() for issue in gap.index}) - gap.mean()
moves_most = without.abs().idxmax()
