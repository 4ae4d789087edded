# A crosstab, its columns added and compared.
grid = pd.crosstab(claims["topic"], claims["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = set(grid.index[weak > grid["supported"]])
