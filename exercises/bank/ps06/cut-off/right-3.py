# Cut off are those who have no neighbour but who is taken out.
net = nx.Graph()
for tie in ties.itertuples():
    source = OFFICES.get(tie.source_actor, tie.source_actor)
    target = OFFICES.get(tie.target_actor, tie.target_actor)
    in_force = tie.date_start <= pd.Timestamp("2018-12-31") and not (
        tie.date_end < pd.Timestamp("2018-12-31")
    )
    if in_force and tie.relation in FAMILIES["talk"]:
        if source not in FORUMS and target not in FORUMS and source != target:
            net.add_edge(source, target)
out = set(["russia"])
cut_off = pd.Series([actor for actor in net if actor not in out and set(net[actor]) <= out])
