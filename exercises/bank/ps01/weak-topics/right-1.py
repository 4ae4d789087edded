# A crosstab, its columns added and compared.
those = claims
grid = pd.crosstab(those["topic"], those["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = set(grid.index[weak > grid["supported"]])
