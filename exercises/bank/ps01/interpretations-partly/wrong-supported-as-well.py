# Misunderstanding: counts "supported" together with "partly_supported".
those = claims
readings = those[(those["kind"] == "interpretation") & (those["checkable"] == "yes")]
found = readings["verdict"].str.contains("supported")
interpretations_partly = round(found.mean() * 100, 1)
