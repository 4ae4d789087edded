# Misunderstanding: takes another pair.
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
gap = (medians.loc["iran"] - medians.loc["united_states"]).abs().dropna()
without = pd.Series({issue: gap.drop(issue).mean() for issue in gap.index})
moves_most = without.idxmin()
