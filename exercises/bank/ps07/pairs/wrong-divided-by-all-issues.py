# Misunderstanding: divides by all nine issues.
# Keeps: shared
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
gaps = {pair: (medians.loc[pair.split(" & ")[0]] - medians.loc[pair.split(" & ")[1]]).abs()
        for pair in PAIRS}
shared_issues = pd.Series({pair: gap.count() for pair, gap in gaps.items()})
distances = pd.Series({pair: gap.sum() / 9 for pair, gap in gaps.items()})
