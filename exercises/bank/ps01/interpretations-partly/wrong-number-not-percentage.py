# Misunderstanding: gives the number of claims, not a percentage.
those = claims
readings = those[(those["kind"] == "interpretation") & (those["checkable"] == "yes")]
interpretations_partly = (readings["verdict"] == "partly_supported").sum()
