# Misunderstanding: leaves the window out.
cells = positions.groupby(["issue", "actor_id"])["position_id"].count().reset_index(name="rows")
actors_heard = cells.groupby("issue")["actor_id"].count()
heard_once = (cells["rows"] == 1).groupby(cells["issue"]).sum()
