# Misunderstanding: gives True or False for each topic in place of the names.
grid = pd.crosstab(claims["topic"], claims["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = list(weak > grid["supported"])
