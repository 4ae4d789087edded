# Misunderstanding: looks at texts on aid only, as the lesson did.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
aid = inside[inside["topic"] == "humanitarian_access"]
several = aid[aid.groupby("date")["vote_id"].transform("size") > 1]
vetoed = several[several["result"] == "vetoed"].set_index("vote_id")
failed = several[several["result"] == "failed"].set_index("date")["yes"]
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["date"].map(failed)
