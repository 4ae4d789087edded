# Misunderstanding: takes everything up to the last day, not the twelve months alone.
def room_in(last):
    rows = positions[positions["date"] <= last].copy()
    rows["side"] = rows["actor_id"].map(actors.set_index("actor_id")["side"])
    two = ["government_and_allies", "opposition_and_backers"]
    groups = rows.groupby(["issue", "side"])["stance_score"]
    lowest, highest = groups.min().unstack()[two].dropna(), groups.max().unstack()[two].dropna()
    return highest.min(axis=1) - lowest.max(axis=1)


room_before, room_after = room_in("2016-12-31"), room_in("2017-12-31")
