# Misunderstanding: `duplicated` leaves out the first text of each day.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
later = inside[inside["date"].duplicated()]
vetoed = later[later["result"] == "vetoed"].set_index("vote_id")
most = inside[inside["result"] == "failed"].groupby("date")["yes"].max()
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["date"].map(most)
