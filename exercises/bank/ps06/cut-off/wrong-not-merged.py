# Misunderstanding: takes out a node and leaves its offices in.
talk = ties[
    ties["relation"].isin(FAMILIES["talk"])
    & (ties["date_start"] <= "2018-12-31")
    & (ties["date_end"].isna() | (ties["date_end"] >= "2018-12-31"))
    & ~ties["source_actor"].isin(FORUMS)
    & ~ties["target_actor"].isin(FORUMS)
]
net = nx.from_pandas_edgelist(talk, "source_actor", "target_actor")
net.remove_nodes_from(["russia"])
cut_off = {actor for actor, degree in net.degree() if degree == 0}
