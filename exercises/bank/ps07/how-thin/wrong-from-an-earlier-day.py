# Misunderstanding: begins earlier than the task.
window = positions[positions["date"].between("2017-01-25", "2018-12-31")]
cells = window.groupby(["issue", "actor_id"])["position_id"].count().reset_index(name="rows")
actors_heard = cells.groupby("issue")["actor_id"].count()
heard_once = (cells["rows"] == 1).groupby(cells["issue"]).sum()
