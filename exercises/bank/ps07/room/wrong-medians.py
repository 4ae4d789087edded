# Misunderstanding: takes the gap of the medians of both sides.
def room_in(year):
    rows = positions[positions["date"].dt.year == year].copy()
    rows["side"] = rows["actor_id"].map(actors.set_index("actor_id")["side"])
    two = ["government_and_allies", "opposition_and_backers"]
    medians = rows.groupby(["issue", "side"])["stance_score"].median().unstack()[two].dropna()
    return (medians[two[0]] - medians[two[1]]).abs()


room_2016, room_2017 = room_in(2016), room_in(2017)
