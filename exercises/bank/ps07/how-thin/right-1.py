# A count of rows by issue and actor, then two counts of cells by issue.
window = positions[positions["date"].between("2017-01-27", "2018-12-31")]
cells = window.groupby(["issue", "actor_id"])["position_id"].count().reset_index(name="rows")
actors_heard = cells.groupby("issue")["actor_id"].count()
heard_once = (cells["rows"] == 1).groupby(cells["issue"]).sum()
