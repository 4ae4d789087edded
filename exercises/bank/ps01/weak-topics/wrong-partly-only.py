# Misunderstanding: counts the partly supported claims alone as weak.
grid = pd.crosstab(claims["topic"], claims["verdict"])
weak_topics = set(grid.index[grid["partly_supported"] > grid["supported"]])
