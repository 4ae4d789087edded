# Misunderstanding: counts ties, so a pair with two ties counts twice.
day = pd.Timestamp("2018-12-31")
in_force = ties[
    (ties["date_start"] <= day) & (ties["date_end"].isna() | (ties["date_end"] >= day))
]
in_force = in_force[
    ~in_force["source_actor"].isin(FORUMS) & ~in_force["target_actor"].isin(FORUMS)
]
nodes = set(in_force["source_actor"]) | set(in_force["target_actor"])
net_pairs = len(in_force)
net_density = round(len(in_force) / (len(nodes) * (len(nodes) - 1) / 2), 3)
