# Plus one for a weak claim, minus one for a supported one, summed by topic; a list of names.
those = claims
worth = {"supported": -1, "partly_supported": 1, "disputed": 1, "contradicted": 1}
balance = those["verdict"].map(worth).fillna(0).groupby(those["topic"]).sum()
weak_topics = balance[balance > 0].index.tolist()
