# Misunderstanding: turns the table round and counts issues by actor.
window = positions[positions["date"] >= "2017-01-27"]
cells = window.groupby(["issue", "actor_id"])["position_id"].count().reset_index(name="rows")
actors_heard = cells.groupby("actor_id")["issue"].count()
heard_once = (cells["rows"] == 1).groupby(cells["actor_id"]).sum()
