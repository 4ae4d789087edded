# Misunderstanding: leaves the window out, and gives by how much the distance moves.
medians = positions.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
gap = (medians.loc["iran"] - medians.loc["turkey"]).abs().dropna()
without = pd.Series({issue: gap.drop(issue).mean() for issue in gap.index})
moves_most = (without - gap.mean()).abs().max()
