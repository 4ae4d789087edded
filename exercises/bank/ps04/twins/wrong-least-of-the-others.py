# Misunderstanding: subtracts the fewest yes votes of the others, not the most.
# Keeps: names
inside = votes[votes["date"].dt.year.between(2011, 2023)]
several = inside[inside.groupby("date")["vote_id"].transform("size") > 1]
vetoed = several[several["result"] == "vetoed"].set_index("vote_id")
least = several[several["result"] == "failed"].groupby("date")["yes"].min()
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["date"].map(least)
