# Misunderstanding: everybody outside the largest piece, also those who still have a tie.
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
cut_off = set(net.nodes) - max(nx.connected_components(net), key=len)
