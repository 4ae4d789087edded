# Misunderstanding: takes means of the scores, as if all steps were equally wide.
# Keeps: shared
window = positions[positions["date"] >= "2015-09-30"]
means = window.pivot_table(index="actor_id", columns="issue", values="stance_score", aggfunc="mean")
gaps = {pair: (means.loc[pair.split(" & ")[0]] - means.loc[pair.split(" & ")[1]]).abs()
        for pair in PAIRS}
shared_issues = pd.Series({pair: gap.count() for pair, gap in gaps.items()})
distances = pd.Series({pair: gap.mean() for pair, gap in gaps.items()})
