# Misunderstanding: leaves the first day of the window out.
# Keeps: actors
window = positions[(positions["date"] > "2017-01-27") & (positions["date"] <= "2018-12-31")]
cells = window.groupby(["issue", "actor_id"])["position_id"].count().reset_index(name="rows")
actors_heard = cells.groupby("issue")["actor_id"].count()
heard_once = (cells["rows"] == 1).groupby(cells["issue"]).sum()
