# Misunderstanding: leaves the partly supported claims out.
grid = pd.crosstab(claims["topic"], claims["verdict"])
weak_topics = set(grid.index[grid["disputed"] + grid["contradicted"] > grid["supported"]])
