# Misunderstanding: one median for each actor over all issues, then one gap.
window = positions[positions["date"] >= "2015-09-30"]
overall = window.groupby("actor_id")["stance_score"].median()
distances = pd.Series(
    {pair: abs(overall[pair.split(" & ")[0]] - overall[pair.split(" & ")[1]]) for pair in PAIRS}
)
shared_issues = pd.Series({pair: 1 for pair in PAIRS})
