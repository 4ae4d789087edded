# Misunderstanding: gives True or False for each topic in place of the names.
those = claims
grid = pd.crosstab(those["topic"], those["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = list(weak > grid["supported"])
