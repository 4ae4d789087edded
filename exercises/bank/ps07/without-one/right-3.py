# Filters the statements themselves, once for each issue, and makes the table anew.
def distance(rows):
    middle = rows.groupby(["actor_id", "issue"])["stance_score"].median()
    iran, turkey = middle["iran"], middle["turkey"]
    shared = [issue for issue in iran.index if issue in turkey.index]
    return sum(abs(iran[issue] - turkey[issue]) for issue in shared) / len(shared), shared


late = load("positions", since="2015-09-30")
full, issues = distance(late)
results = {issue: round(distance(late[late["issue"] != issue])[0], 2) for issue in issues}
without = pd.Series(results).sort_values()
moves_most = max(results, key=lambda issue: abs(results[issue] - full)).upper()
