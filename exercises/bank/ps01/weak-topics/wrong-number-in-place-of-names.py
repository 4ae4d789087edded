# Misunderstanding: gives how many topics there are, not which.
those = claims
grid = pd.crosstab(those["topic"], those["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = (weak > grid["supported"]).sum()
