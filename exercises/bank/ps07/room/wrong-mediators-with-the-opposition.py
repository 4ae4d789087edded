# Misunderstanding: puts everybody who is not on the government's side on the other one.
# Keeps: before
def room_in(year):
    rows = positions[positions["date"].dt.year == year].copy()
    rows["ours"] = rows["actor_id"].isin(["russia", "iran", "syria_government"])
    groups = rows.groupby(["issue", "ours"])["stance_score"]
    lowest, highest = groups.min().unstack().dropna(), groups.max().unstack().dropna()
    return highest.min(axis=1) - lowest.max(axis=1)


room_2016, room_2017 = room_in(2016), room_in(2017)
