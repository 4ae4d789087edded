# Misunderstanding: the shares of all verdicts in place of the one that is asked for.
readings = claims[(claims["kind"] == "interpretation") & (claims["checkable"] == "yes")]
interpretations_partly = (readings["verdict"].value_counts(normalize=True) * 100).round(1)
