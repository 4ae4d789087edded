# Misunderstanding: topics with more supported claims than weak ones.
grid = pd.crosstab(claims["topic"], claims["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = set(grid.index[grid["supported"] > weak])
