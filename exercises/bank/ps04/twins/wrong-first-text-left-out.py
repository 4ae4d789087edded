# Misunderstanding: `duplicated` leaves out the first text of each day.
later = votes[votes["date"].duplicated()]
vetoed = later[later["result"] == "vetoed"].set_index("vote_id")
most = votes[votes["result"] == "failed"].groupby("date")["yes"].max()
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["date"].map(most)
