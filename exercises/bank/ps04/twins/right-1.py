# The size of the day beside each row, then the best of the others by a loop.
table = votes[votes["date"].dt.year.between(2011, 2023)].copy()
table["that_day"] = table.groupby("date")["vote_id"].transform("size")
several = table[table["that_day"] > 1]
vetoed = several[several["result"] == "vetoed"]
twin_vetoes = set(vetoed["vote_id"])
lead = {}
for row in vetoed.itertuples():
    others = several[(several["date"] == row.date) & (several["vote_id"] != row.vote_id)]
    lead[row.vote_id] = row.yes - others["yes"].max()
lead = pd.Series(lead)
