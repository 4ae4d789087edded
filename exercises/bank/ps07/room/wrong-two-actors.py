# Misunderstanding: lets Russia and Turkey stand for their sides.
def room_in(first, last):
    rows = positions[positions["date"].between(first, last)]
    two = ["russia", "turkey"]
    groups = rows.groupby(["issue", "actor_id"])["stance_score"]
    lowest, highest = groups.min().unstack()[two].dropna(), groups.max().unstack()[two].dropna()
    return highest.min(axis=1) - lowest.max(axis=1)


room_before = room_in("2016-01-01", "2016-12-31")
room_after = room_in("2017-01-01", "2017-12-31")
