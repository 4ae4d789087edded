# Misunderstanding: gives a fraction where the task asks for a percentage.
readings = claims[(claims["kind"] == "interpretation") & (claims["checkable"] == "yes")]
interpretations_partly = (readings["verdict"] == "partly_supported").mean()
