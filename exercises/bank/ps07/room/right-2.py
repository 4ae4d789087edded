# A merge with the table of actors, two tables side by side, both years at once.
sided = positions.merge(actors[["actor_id", "side"]], on="actor_id")
sided["year"] = sided["date"].dt.year
spans = sided.groupby(["side", "year", "issue"])["stance_score"].agg(["min", "max"])
both = spans.loc["government_and_allies"].merge(
    spans.loc["opposition_and_backers"],
    left_index=True,
    right_index=True,
    suffixes=("_here", "_there"),
)
room = both[["max_here", "max_there"]].min(axis=1) - both[["min_here", "min_there"]].max(axis=1)
room_2016, room_2017 = room.loc[2016], room.loc[2017]
