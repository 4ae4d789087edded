# Misunderstanding: counts the partly supported claims alone as weak.
those = claims
grid = pd.crosstab(those["topic"], those["verdict"])
weak_topics = set(grid.index[grid["partly_supported"] > grid["supported"]])
