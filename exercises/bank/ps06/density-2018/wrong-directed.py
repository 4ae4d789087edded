# Misunderstanding: a directed graph, in which a pair can count twice and is sought twice.
day = pd.Timestamp("2018-12-31")
in_force = ties[
    (ties["date_start"] <= day) & (ties["date_end"].isna() | (ties["date_end"] >= day))
]
in_force = in_force[
    ~in_force["source_actor"].isin(FORUMS) & ~in_force["target_actor"].isin(FORUMS)
]
net = nx.from_pandas_edgelist(
    in_force, "source_actor", "target_actor", create_using=nx.DiGraph
)
net_pairs = net.number_of_edges()
net_density = round(nx.density(net), 3)
