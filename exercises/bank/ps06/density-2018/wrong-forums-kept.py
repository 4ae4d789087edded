# Misunderstanding: keeps the forums as actors.
day = pd.Timestamp("2018-12-31")
in_force = ties[
    (ties["date_start"] <= day) & (ties["date_end"].isna() | (ties["date_end"] >= day))
]
net = nx.from_pandas_edgelist(in_force, "source_actor", "target_actor")
net_pairs = net.number_of_edges()
net_density = round(nx.density(net), 3)
