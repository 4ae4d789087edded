# Misunderstanding: takes the facts in place of the interpretations.
readings = claims[(claims["kind"] == "fact") & (claims["checkable"] == "yes")]
interpretations_partly = round((readings["verdict"] == "partly_supported").mean() * 100, 1)
