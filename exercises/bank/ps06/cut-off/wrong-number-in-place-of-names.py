# Misunderstanding: gives how many are cut off, not who they are.
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
talk = merged[
    merged["relation"].isin(FAMILIES["talk"])
    & (merged["date_start"] <= "2018-12-31")
    & (merged["date_end"].isna() | (merged["date_end"] >= "2018-12-31"))
    & ~merged["source_actor"].isin(FORUMS)
    & ~merged["target_actor"].isin(FORUMS)
]
net = nx.from_pandas_edgelist(talk, "source_actor", "target_actor")
net.remove_nodes_from(["russia"])
cut_off = len([actor for actor, degree in net.degree() if degree == 0])
