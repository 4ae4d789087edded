# Misunderstanding: gives the span from the lowest score of all to the highest.
def room_in(first, last):
    rows = positions[positions["date"].between(first, last)].copy()
    rows["side"] = rows["actor_id"].map(actors.set_index("actor_id")["side"])
    two = ["government_and_allies", "opposition_and_backers"]
    groups = rows.groupby(["issue", "side"])["stance_score"]
    lowest, highest = groups.min().unstack()[two].dropna(), groups.max().unstack()[two].dropna()
    return highest.max(axis=1) - lowest.min(axis=1)


room_before = room_in("2016-01-01", "2016-12-31")
room_after = room_in("2017-01-01", "2017-12-31")
