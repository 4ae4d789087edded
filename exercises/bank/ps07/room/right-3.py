# Plain Python: lists of scores; the second span in another order, as floats.
sides = dict(zip(actors["actor_id"], actors["side"]))
spans = {"first": ("2016-01-01", "2016-12-31"), "second": ("2017-01-01", "2017-12-31")}
room = {}
for name, (first, last) in spans.items():
    scores = {}
    for row in load("positions", since=first, until=last).itertuples():
        scores.setdefault((row.issue, sides[row.actor_id]), []).append(row.stance_score)
    room[name] = {}
    for issue, side in sorted(scores, reverse=True):
        one = scores.get((issue, "government_and_allies"))
        other = scores.get((issue, "opposition_and_backers"))
        if one and other:
            room[name][issue] = min(max(one), max(other)) - max(min(one), min(other))
room_before = pd.Series(room["first"])
room_after = pd.Series(room["second"], dtype="float64")
