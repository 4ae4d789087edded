# Misunderstanding: takes the days with just two drafts and leaves out one with three.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
several = inside[inside.groupby("date")["vote_id"].transform("size") == 2]
vetoed = several[several["result"] == "vetoed"].set_index("vote_id")
failed = several[several["result"] == "failed"].set_index("date")["yes"]
twin_vetoes = set(vetoed.index)
lead = vetoed["yes"] - vetoed["date"].map(failed)
