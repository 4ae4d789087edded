# Sorted by yes votes: on each such day the vetoed text is the first, the best of the others the second.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
some = inside[inside["date"].duplicated(keep=False)].sort_values(["date", "yes"], ascending=False)
first = some.groupby("date").nth(0).set_index("date")
second = some.groupby("date").nth(1).set_index("date")
lead = (first["yes"] - second["yes"]).to_frame("lead").set_index(first["vote_id"])
twin_vetoes = lead.index
