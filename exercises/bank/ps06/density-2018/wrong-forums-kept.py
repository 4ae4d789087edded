# Misunderstanding: keeps the forums as actors.
day = pd.Timestamp("2018-12-31")
in_force = ties[
    (ties["date_start"] <= day) & (ties["date_end"].isna() | (ties["date_end"] >= day))
]
net = nx.from_pandas_edgelist(in_force, "source_actor", "target_actor")
pairs_2018 = net.number_of_edges()
density_2018 = round(nx.density(net), 3)
