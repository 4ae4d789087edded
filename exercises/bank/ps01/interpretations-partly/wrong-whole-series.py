# Misunderstanding: the shares of all verdicts in place of the one that is asked for.
those = claims
readings = those[(those["kind"] == "interpretation") & (those["checkable"] == "yes")]
interpretations_partly = (readings["verdict"].value_counts(normalize=True) * 100).round(1)
