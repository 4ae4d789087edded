# Plain Python: lists of scores; 2017 in another order, as floats.
sides = dict(zip(actors["actor_id"], actors["side"]))
scores = {}
for row in positions.itertuples():
    key = (row.date.year, row.issue, sides[row.actor_id])
    scores.setdefault(key, []).append(row.stance_score)
room = {2016: {}, 2017: {}}
for year, issue, side in sorted(scores, reverse=True):
    one = scores.get((year, issue, "government_and_allies"))
    other = scores.get((year, issue, "opposition_and_backers"))
    if year in room and one and other:
        room[year][issue] = min(max(one), max(other)) - max(min(one), min(other))
room_2016 = pd.Series(room[2016])
room_2017 = pd.Series(room[2017], dtype="float64")
