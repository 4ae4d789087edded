# Forums removed from the finished graph, then actors left without a tie removed as well.
ends = ties["date_end"].fillna(pd.Timestamp("2200-01-01"))
alive = ties[(ties["date_start"] <= "2018-12-31") & (ends >= "2018-12-31")]
net = nx.Graph()
net.add_edges_from(zip(alive["source_actor"], alive["target_actor"]))
net.remove_nodes_from(FORUMS)
net.remove_nodes_from(list(nx.isolates(net)))
net_pairs = len(net.edges)
net_density = 2 * len(net.edges) / (len(net) * (len(net) - 1))
