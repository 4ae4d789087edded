# Misunderstanding: drafts of the same month, not of the same day.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
month = inside["date"].dt.strftime("%Y-%m")
several = inside[inside.groupby(month)["vote_id"].transform("size") > 1]
vetoed = several[several["result"] == "vetoed"].set_index("vote_id")
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["no"]
