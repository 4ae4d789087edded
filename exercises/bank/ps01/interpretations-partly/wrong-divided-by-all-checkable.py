# Misunderstanding: divides by all checkable claims, whatever their kind.
those = claims
checkable = those[those["checkable"] == "yes"]
partly = checkable[
    (checkable["kind"] == "interpretation") & (checkable["verdict"] == "partly_supported")
]
interpretations_partly = round(len(partly) / len(checkable) * 100, 1)
