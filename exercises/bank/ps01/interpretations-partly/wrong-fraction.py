# Misunderstanding: gives a fraction where the task asks for a percentage.
those = claims
readings = those[(those["kind"] == "interpretation") & (those["checkable"] == "yes")]
interpretations_partly = (readings["verdict"] == "partly_supported").mean()
