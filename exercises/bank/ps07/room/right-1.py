# Side by `map`, lowest and highest by issue and side, then row by row.
def room_in(year):
    rows = positions[positions["date"].dt.year == year].copy()
    rows["side"] = rows["actor_id"].map(actors.set_index("actor_id")["side"])
    lowest = rows.pivot_table(index="issue", columns="side", values="stance_score", aggfunc="min")
    highest = rows.pivot_table(index="issue", columns="side", values="stance_score", aggfunc="max")
    two = ["government_and_allies", "opposition_and_backers"]
    return highest[two].dropna().min(axis=1) - lowest[two].dropna().max(axis=1)


room_2016 = room_in(2016)
room_2017 = room_in(2017)
