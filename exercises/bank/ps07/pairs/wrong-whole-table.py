# Misunderstanding: leaves the window out, which moves medians but no number of issues.
# Keeps: shared
medians = positions.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
gaps = {pair: (medians.loc[pair.split(" & ")[0]] - medians.loc[pair.split(" & ")[1]]).abs()
        for pair in PAIRS}
shared_issues = pd.Series({pair: gap.count() for pair, gap in gaps.items()})
distances = pd.Series({pair: gap.mean() for pair, gap in gaps.items()})
