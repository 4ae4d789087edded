# Misunderstanding: an actor that is not heard at all counts as heard once.
# Keeps: actors
window = positions[positions["date"].between("2017-01-27", "2018-12-31")]
grid = pd.crosstab(window["actor_id"], window["issue"]).reindex(positions["actor_id"].unique())
actors_heard = (grid > 0).sum()
heard_once = (grid.fillna(0) <= 1).sum()
