# Misunderstanding: topics without a supported claim.
grid = pd.crosstab(claims["topic"], claims["verdict"])
weak_topics = set(grid.index[grid["supported"] == 0])
