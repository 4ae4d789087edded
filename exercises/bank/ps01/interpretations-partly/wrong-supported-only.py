# Misunderstanding: counts "supported" in place of "partly_supported".
those = claims
readings = those[(those["kind"] == "interpretation") & (those["checkable"] == "yes")]
interpretations_partly = round((readings["verdict"] == "supported").mean() * 100, 1)
