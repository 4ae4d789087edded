# Misunderstanding: actors without a tie count as nodes.
# Keeps: pairs
day = pd.Timestamp("2018-12-31")
in_force = ties[
    (ties["date_start"] <= day) & (ties["date_end"].isna() | (ties["date_end"] >= day))
]
in_force = in_force[
    ~in_force["source_actor"].isin(FORUMS) & ~in_force["target_actor"].isin(FORUMS)
]
net = nx.from_pandas_edgelist(in_force, "source_actor", "target_actor")
net.add_nodes_from(set(actors["actor_id"]) - set(FORUMS))
net_pairs = net.number_of_edges()
net_density = round(nx.density(net), 3)
