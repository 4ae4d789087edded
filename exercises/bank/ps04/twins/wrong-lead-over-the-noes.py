# Misunderstanding: subtracts the draft's own noes.
# Keeps: names
several = votes[votes.groupby("date")["vote_id"].transform("size") > 1]
vetoed = several[several["result"] == "vetoed"].set_index("vote_id")
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["no"]
