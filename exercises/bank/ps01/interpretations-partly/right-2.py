# value_counts with shares; the value comes out as a numpy float.
those = claims
can_be_checked = those["checkable"].eq("yes")
shares = those[can_be_checked & those["kind"].eq("interpretation")]["verdict"].value_counts(
    normalize=True
)
interpretations_partly = shares["partly_supported"] * 100
