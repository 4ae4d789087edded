# Misunderstanding: every vetoed draft, whether alone on its day or not.
vetoed = votes[votes["result"] == "vetoed"].set_index("vote_id")
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["no"]
