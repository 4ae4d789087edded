# Misunderstanding: subtracts the vetoed draft from the other, so that the sign is wrong.
# Keeps: names
inside = votes[votes["date"].dt.year.between(2011, 2023)]
several = inside[inside.groupby("date")["vote_id"].transform("size") > 1]
vetoed = several[several["result"] == "vetoed"].set_index("vote_id")
most = several[several["result"] == "failed"].groupby("date")["yes"].max()
twin_vetoes = set(vetoed.index)
lead = vetoed["date"].map(most) - vetoed["yes"]
