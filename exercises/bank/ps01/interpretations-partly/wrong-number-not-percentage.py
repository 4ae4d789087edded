# Misunderstanding: gives the number of claims, not a percentage.
readings = claims[(claims["kind"] == "interpretation") & (claims["checkable"] == "yes")]
interpretations_partly = (readings["verdict"] == "partly_supported").sum()
