# Misunderstanding: begins with the day of the op-ed, not with that of the task.
window = positions[positions["date"] >= "2017-01-25"]
cells = window.groupby(["issue", "actor_id"])["position_id"].count().reset_index(name="rows")
actors_heard = cells.groupby("issue")["actor_id"].count()
heard_once = (cells["rows"] == 1).groupby(cells["issue"]).sum()
