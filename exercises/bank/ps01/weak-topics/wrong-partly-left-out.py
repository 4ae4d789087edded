# Misunderstanding: leaves the partly supported claims out.
those = claims
grid = pd.crosstab(those["topic"], those["verdict"])
weak_topics = set(grid.index[grid["disputed"] + grid["contradicted"] > grid["supported"]])
