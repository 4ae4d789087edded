# Misunderstanding: subtracts the sum of the others.
# Keeps: names
inside = votes[votes["date"].dt.year.between(2011, 2023)]
several = inside[inside.groupby("date")["vote_id"].transform("size") > 1]
vetoed = several[several["result"] == "vetoed"].set_index("vote_id")
added = several[several["result"] == "failed"].groupby("date")["yes"].sum()
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["date"].map(added)
