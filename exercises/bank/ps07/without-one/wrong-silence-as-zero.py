# Misunderstanding: fills empty cells with 0, and names the issue with the widest gap.
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
).fillna(0)
gap = (medians.loc["iran"] - medians.loc["turkey"]).abs()
without = pd.Series({issue: gap.drop(issue).mean() for issue in gap.index})
moves_most = gap.idxmax()
