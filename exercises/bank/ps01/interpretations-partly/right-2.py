# value_counts with shares; the value comes out as a numpy float.
can_be_checked = claims["checkable"].eq("yes")
shares = claims[can_be_checked & claims["kind"].eq("interpretation")]["verdict"].value_counts(
    normalize=True
)
interpretations_partly = shares["partly_supported"] * 100
