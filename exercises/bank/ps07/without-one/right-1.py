# The gaps of the pair, and `drop` in a loop.
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
gap = (medians.loc["iran"] - medians.loc["turkey"]).abs().dropna()
without = pd.Series({issue: gap.drop(issue).mean() for issue in gap.index}).round(2)
moves_most = (without - gap.mean()).abs().idxmax()
