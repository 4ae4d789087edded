# Misunderstanding: lets Russia and Turkey stand for their sides.
def room_in(year):
    rows = positions[positions["date"].dt.year == year]
    two = ["russia", "turkey"]
    groups = rows.groupby(["issue", "actor_id"])["stance_score"]
    lowest, highest = groups.min().unstack()[two].dropna(), groups.max().unstack()[two].dropna()
    return highest.min(axis=1) - lowest.max(axis=1)


room_2016, room_2017 = room_in(2016), room_in(2017)
