# Medians by groupby and a merge of the table with itself on the issue.
window = load("positions", since="2015-09-30")
medians = window.groupby(["actor_id", "issue"], as_index=False)["stance_score"].median()
both = medians.merge(medians, on="issue", suffixes=("_a", "_b"))
both["pair"] = both["actor_id_a"] + " & " + both["actor_id_b"]
both["gap"] = (both["stance_score_a"] - both["stance_score_b"]).abs()
groups = both[both["pair"].isin(PAIRS)].groupby("pair")["gap"]
shared_issues = groups.size()
distances = groups.mean()
