# Misunderstanding: names the failed drafts of these days in place of the vetoed ones.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
several = inside[inside.groupby("date")["vote_id"].transform("size") > 1]
failed = several[several["result"] == "failed"].set_index("vote_id")
vetoed = several[several["result"] == "vetoed"].set_index("date")["yes"]
twin_vetoes = set(failed.index)
lead = failed["date"].map(vetoed) - failed["yes"]
