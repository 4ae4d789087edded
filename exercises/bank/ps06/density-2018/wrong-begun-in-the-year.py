# Misunderstanding: takes ties begun in 2018 for ties in force in 2018.
begun = ties[ties["date_start"].dt.year == 2018]
begun = begun[~begun["source_actor"].isin(FORUMS) & ~begun["target_actor"].isin(FORUMS)]
net = nx.from_pandas_edgelist(begun, "source_actor", "target_actor")
net_pairs = net.number_of_edges()
net_density = round(nx.density(net), 3)
