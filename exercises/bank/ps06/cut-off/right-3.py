# Only neighbours of russia can be cut off: those whose one neighbour it is.
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
cut_off = pd.Series([actor for actor in net["russia"] if list(net[actor]) == ["russia"]])
