# Misunderstanding: every vetoed draft, whether alone on its day or not.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
vetoed = inside[inside["result"] == "vetoed"].set_index("vote_id")
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["no"]
