# Misunderstanding: takes the statements before the window.
window = positions[positions["date"] < "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
medians = medians.reindex(positions["actor_id"].unique())
gaps = {pair: (medians.loc[pair.split(" & ")[0]] - medians.loc[pair.split(" & ")[1]]).abs()
        for pair in PAIRS}
shared_issues = pd.Series({pair: gap.count() for pair, gap in gaps.items()})
distances = pd.Series({pair: gap.mean() for pair, gap in gaps.items()}).fillna(0)
