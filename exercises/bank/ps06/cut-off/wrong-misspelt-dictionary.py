# Misunderstanding: a key that the dictionary does not have, so the cell stops with an error.
talk = ties[ties["relation"].isin(FAMILIES["talks"])]
net = nx.from_pandas_edgelist(talk, "source_actor", "target_actor")
net.remove_nodes_from(["russia"])
cut_off = {actor for actor, degree in net.degree() if degree == 0}
