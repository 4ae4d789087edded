# Misunderstanding: the share of the partly supported claims that are interpretations.
those = claims
partly = those[those["verdict"] == "partly_supported"]
interpretations_partly = round((partly["kind"] == "interpretation").mean() * 100, 1)
