# Misunderstanding: takes means of the scores, as if all steps were equally wide.
# Keeps: issue
window = positions[positions["date"] >= "2015-09-30"]
means = window.pivot_table(index="actor_id", columns="issue", values="stance_score", aggfunc="mean")
gap = (means.loc["iran"] - means.loc["turkey"]).abs().dropna()
without = pd.Series({issue: gap.drop(issue).mean() for issue in gap.index})
moves_most = (without - gap.mean()).abs().idxmax()
