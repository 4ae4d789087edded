# Misunderstanding: turns the table round and counts issues by actor.
window = positions[positions["date"].between("2017-01-27", "2018-12-31")]
cells = window.groupby(["issue", "actor_id"])["position_id"].count().reset_index(name="rows")
actors_heard = cells.groupby("actor_id")["issue"].count()
heard_once = (cells["rows"] == 1).groupby(cells["actor_id"]).sum()
