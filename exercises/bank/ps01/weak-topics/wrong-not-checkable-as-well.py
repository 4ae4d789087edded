# Misunderstanding: a claim that can't be checked is taken for a weak one.
those = claims
grid = pd.crosstab(those["topic"], those["verdict"])
weak = grid[["partly_supported", "disputed", "contradicted", "not_checkable"]].sum(axis=1)
weak_topics = set(grid.index[weak > grid["supported"]])
