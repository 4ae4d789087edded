# A merge with the table of actors, two tables side by side, both spans at once.
sided = positions.merge(actors[["actor_id", "side"]], on="actor_id")
sided.loc[sided["date"].between("2016-01-01", "2016-12-31"), "span"] = "first"
sided.loc[sided["date"].between("2017-01-01", "2017-12-31"), "span"] = "second"
spans = sided.groupby(["side", "span", "issue"])["stance_score"].agg(["min", "max"])
both = spans.loc["government_and_allies"].merge(
    spans.loc["opposition_and_backers"],
    left_index=True,
    right_index=True,
    suffixes=("_here", "_there"),
)
room = both[["max_here", "max_there"]].min(axis=1) - both[["min_here", "min_there"]].max(axis=1)
room_before, room_after = room.loc["first"], room.loc["second"]
