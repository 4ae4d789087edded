# Without networkx: sets of two names, and the formula.
pairs = set()
for tie in ties.itertuples():
    if tie.date_start > pd.Timestamp("2018-12-31") or tie.date_end < pd.Timestamp("2018-12-31"):
        continue
    if tie.source_actor in FORUMS or tie.target_actor in FORUMS:
        continue
    pairs.add(frozenset([tie.source_actor, tie.target_actor]))
nodes = set().union(*pairs)
net_pairs = len(pairs)
net_density = len(pairs) / (len(nodes) * (len(nodes) - 1) / 2)
