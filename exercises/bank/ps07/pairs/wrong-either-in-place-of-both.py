# Misunderstanding: counts the issues on which either of the two is heard.
# Keeps: distances
window = positions[positions["date"] >= "2015-09-30"]
medians = window.pivot_table(
    index="actor_id", columns="issue", values="stance_score", aggfunc="median"
)
shared_issues, distances = {}, {}
for pair in PAIRS:
    two = medians.loc[pair.split(" & ")]
    shared_issues[pair] = two.notna().any().sum()
    distances[pair] = (two.iloc[0] - two.iloc[1]).abs().mean()
shared_issues, distances = pd.Series(shared_issues), pd.Series(distances)
