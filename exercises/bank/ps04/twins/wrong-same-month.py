# Misunderstanding: drafts of the same month, not of the same day.
month = votes["date"].dt.strftime("%Y-%m")
several = votes[votes.groupby(month)["vote_id"].transform("size") > 1]
vetoed = several[several["result"] == "vetoed"].set_index("vote_id")
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["no"]
