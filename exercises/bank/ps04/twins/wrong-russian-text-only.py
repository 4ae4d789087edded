# Misunderstanding: compares with Russia's text only, and one day's other text is Bolivia's.
# Keeps: names
several = votes[votes.groupby("date")["vote_id"].transform("size") > 1]
vetoed = several[several["result"] == "vetoed"].set_index("vote_id")
russian = several[several["sponsors"].str.contains("Russia")].groupby("date")["yes"].max()
twin_vetoes = set(vetoed.index)
lead = (vetoed["yes"] - vetoed["date"].map(russian)).dropna()
