# Misunderstanding: a tie that has begun stays in force for ever.
begun = ties[ties["date_start"] <= "2018-12-31"]
begun = begun[~begun["source_actor"].isin(FORUMS) & ~begun["target_actor"].isin(FORUMS)]
net = nx.from_pandas_edgelist(begun, "source_actor", "target_actor")
net_pairs = net.number_of_edges()
net_density = round(nx.density(net), 3)
