# Misunderstanding: takes the gap of the medians of both sides.
def room_in(first, last):
    rows = positions[positions["date"].between(first, last)].copy()
    rows["side"] = rows["actor_id"].map(actors.set_index("actor_id")["side"])
    two = ["government_and_allies", "opposition_and_backers"]
    medians = rows.groupby(["issue", "side"])["stance_score"].median().unstack()[two].dropna()
    return (medians[two[0]] - medians[two[1]]).abs()


room_before = room_in("2016-01-01", "2016-12-31")
room_after = room_in("2017-01-01", "2017-12-31")
