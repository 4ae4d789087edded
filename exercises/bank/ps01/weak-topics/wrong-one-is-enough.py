# Misunderstanding: one weak claim is enough, however many are supported.
those = claims
weak = those[those["verdict"].isin(["partly_supported", "disputed", "contradicted"])]
weak_topics = set(weak["topic"])
