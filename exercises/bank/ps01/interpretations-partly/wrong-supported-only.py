# Misunderstanding: counts "supported" in place of "partly_supported".
readings = claims[(claims["kind"] == "interpretation") & (claims["checkable"] == "yes")]
interpretations_partly = round((readings["verdict"] == "supported").mean() * 100, 1)
