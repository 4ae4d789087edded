# Misunderstanding: takes the facts in place of the interpretations.
those = claims
readings = those[(those["kind"] == "fact") & (those["checkable"] == "yes")]
interpretations_partly = round((readings["verdict"] == "partly_supported").mean() * 100, 1)
