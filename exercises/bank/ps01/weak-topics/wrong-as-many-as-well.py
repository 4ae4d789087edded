# Misunderstanding: as many weak claims as supported ones is taken for more.
grid = pd.crosstab(claims["topic"], claims["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = set(grid.index[weak >= grid["supported"]])
