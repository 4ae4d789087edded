# Misunderstanding: thinks that room can't be under 0, and loses how wide the gap is.
def room_in(year):
    rows = positions[positions["date"].dt.year == year].copy()
    rows["side"] = rows["actor_id"].map(actors.set_index("actor_id")["side"])
    two = ["government_and_allies", "opposition_and_backers"]
    groups = rows.groupby(["issue", "side"])["stance_score"]
    lowest, highest = groups.min().unstack()[two].dropna(), groups.max().unstack()[two].dropna()
    return (highest.min(axis=1) - lowest.max(axis=1)).clip(lower=0)


room_2016, room_2017 = room_in(2016), room_in(2017)
