# Misunderstanding: topics without a supported claim.
those = claims
grid = pd.crosstab(those["topic"], those["verdict"])
weak_topics = set(grid.index[grid["supported"] == 0])
