# Misunderstanding: takes it for granted that the government's side stands at the upper end of every scale.
def room_in(year):
    rows = positions[positions["date"].dt.year == year].copy()
    rows["side"] = rows["actor_id"].map(actors.set_index("actor_id")["side"])
    two = ["government_and_allies", "opposition_and_backers"]
    groups = rows.groupby(["issue", "side"])["stance_score"]
    lowest, highest = groups.min().unstack()[two].dropna(), groups.max().unstack()[two].dropna()
    return highest["opposition_and_backers"] - lowest["government_and_allies"]


room_2016, room_2017 = room_in(2016), room_in(2017)
