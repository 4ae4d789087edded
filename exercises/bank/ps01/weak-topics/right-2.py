# Plus one for a weak claim, minus one for a supported one, summed by topic; a list of names.
worth = {"supported": -1, "partly_supported": 1, "disputed": 1, "contradicted": 1}
balance = claims["verdict"].map(worth).fillna(0).groupby(claims["topic"]).sum()
weak_topics = balance[balance > 0].index.tolist()
