# From a crosstab with shares; nothing is rounded.
those = claims
grid = pd.crosstab(
    those["kind"] == "fact", those["paraphrase"].map(second_reader) == "fact", normalize=True
)
by_chance = float((grid.sum(axis=0) * grid.sum(axis=1)).sum())
kappa = (grid.loc[True, True] + grid.loc[False, False] - by_chance) / (1 - by_chance)
