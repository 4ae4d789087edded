# Misunderstanding: keeps the signs, so that gaps cancel each other out.
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
gap = (medians.loc["iran"] - medians.loc["turkey"]).dropna()
without = pd.Series({issue: gap.drop(issue).mean() for issue in gap.index})
moves_most = (without - gap.mean()).abs().idxmax()
