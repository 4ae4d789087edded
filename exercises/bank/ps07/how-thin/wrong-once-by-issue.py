# Misunderstanding: asks whether an issue, not an actor on an issue, has one row.
# Keeps: actors
window = positions[positions["date"].between("2017-01-27", "2018-12-31")]
actors_heard = window.groupby("issue")["actor_id"].nunique()
heard_once = (window["issue"].value_counts() == 1).astype(int)
