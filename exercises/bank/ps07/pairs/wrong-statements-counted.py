# Misunderstanding: counts the statements on the shared issues.
# Keeps: distances
window = positions[positions["date"] >= "2015-09-30"]
grid = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc=["median", "count"]
)
shared_issues, distances = {}, {}
for pair in PAIRS:
    first, second = pair.split(" & ")
    gap = (grid["median"].loc[first] - grid["median"].loc[second]).abs().dropna()
    shared_issues[pair] = grid["count"].loc[[first, second], gap.index].sum().sum()
    distances[pair] = gap.mean()
shared_issues, distances = pd.Series(shared_issues), pd.Series(distances)
