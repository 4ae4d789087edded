# A table of medians, then pair by pair.
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
shared_issues, distances = {}, {}
for pair in PAIRS:
    first, second = pair.split(" & ")
    gap = (medians.loc[first] - medians.loc[second]).abs()
    shared_issues[pair] = gap.count()
    distances[pair] = gap.mean()
shared_issues = pd.Series(shared_issues)
distances = pd.Series(distances).round(2)
