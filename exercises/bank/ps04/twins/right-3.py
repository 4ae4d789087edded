# Day by day with `groupby`; the answers as a list and a dictionary.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
twin_vetoes, lead = [], {}
for _, day in inside.groupby("date"):
    if len(day) > 1:
        for vote_id in day[day["result"] == "vetoed"]["vote_id"]:
            mine = day.set_index("vote_id")["yes"]
            twin_vetoes.append(vote_id)
            lead[vote_id] = float(mine[vote_id] - mine.drop(vote_id).max())
