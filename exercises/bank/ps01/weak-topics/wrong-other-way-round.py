# Misunderstanding: topics with more supported claims than weak ones.
those = claims
grid = pd.crosstab(those["topic"], those["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = set(grid.index[grid["supported"] > weak])
