# Misunderstanding: gives how many topics there are, not which.
grid = pd.crosstab(claims["topic"], claims["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = (weak > grid["supported"]).sum()
