# Misunderstanding: one weak claim is enough, however many are supported.
weak = claims[claims["verdict"].isin(["partly_supported", "disputed", "contradicted"])]
weak_topics = set(weak["topic"])
