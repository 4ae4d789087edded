# Misunderstanding: takes the last statement of each in place of the median.
# Keeps: shared
window = positions[positions["date"] >= "2015-09-30"]
last = window.groupby(["actor_id", "issue"])["stance_score"].last().unstack()
gaps = {pair: (last.loc[pair.split(" & ")[0]] - last.loc[pair.split(" & ")[1]]).abs()
        for pair in PAIRS}
shared_issues = pd.Series({pair: gap.count() for pair, gap in gaps.items()})
distances = pd.Series({pair: gap.mean() for pair, gap in gaps.items()})
