# Misunderstanding: looks at facts only.
those = claims
facts = those[those["kind"] == "fact"]
grid = pd.crosstab(facts["topic"], facts["verdict"])
weak = grid["partly_supported"] + grid["disputed"] + grid["contradicted"]
weak_topics = set(grid.index[weak > grid["supported"]])
