# A crosstab of rounds by names; the share is not rounded.
two = diplomacy[diplomacy["event_id"].isin(["astana-2018-11-28", "astana-2024-01-24"])]
seat = two.assign(name=two["participants"].str.split("; ")).explode("name")
seat["name"] = seat["name"].str.removesuffix(" (observer)")
grid = pd.crosstab(seat["name"], seat["event_id"])
shared_names = list(grid.index[grid.min(axis=1) == 1])
same_table = len(shared_names) / len(grid)
