# Misunderstanding: counts statements in place of actors.
# Keeps: once
window = positions[positions["date"].between("2017-01-27", "2018-12-31")]
cells = window.groupby(["issue", "actor_id"])["position_id"].count().reset_index(name="rows")
actors_heard = window["issue"].value_counts()
heard_once = (cells["rows"] == 1).groupby(cells["issue"]).sum()
