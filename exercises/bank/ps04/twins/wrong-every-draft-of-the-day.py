# Misunderstanding: all drafts of such a day, those that failed among them.
inside = votes[votes["date"].dt.year.between(2011, 2023)]
several = inside[inside.groupby("date")["vote_id"].transform("size") > 1]
twin_vetoes = set(several["vote_id"])
lead = (
    several.set_index("vote_id")["yes"] - several.groupby("date")["yes"].transform("min").to_numpy()
)
