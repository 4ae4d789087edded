# Side by `map`, lowest and highest by issue and side, then row by row.
def room_in(first, last):
    rows = positions[positions["date"].between(first, last)].copy()
    rows["side"] = rows["actor_id"].map(actors.set_index("actor_id")["side"])
    lowest = rows.pivot_table(index="issue", columns="side", values="stance_score", aggfunc="min")
    highest = rows.pivot_table(index="issue", columns="side", values="stance_score", aggfunc="max")
    two = ["government_and_allies", "opposition_and_backers"]
    return highest[two].dropna().min(axis=1) - lowest[two].dropna().max(axis=1)


room_before = room_in("2016-01-01", "2016-12-31")
room_after = room_in("2017-01-01", "2017-12-31")
