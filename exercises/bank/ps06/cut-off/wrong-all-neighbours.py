# Misunderstanding: every neighbour of who is taken out, also those with other ties.
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
talk = merged[
    merged["relation"].isin(FAMILIES["talk"])
    & (merged["date_start"] <= "2018-12-31")
    & (merged["date_end"].isna() | (merged["date_end"] >= "2018-12-31"))
    & ~merged["source_actor"].isin(FORUMS)
    & ~merged["target_actor"].isin(FORUMS)
]
net = nx.from_pandas_edgelist(talk, "source_actor", "target_actor")
out = ["russia"]
cut_off = {other for actor in out for other in net.neighbors(actor)} - set(out)
