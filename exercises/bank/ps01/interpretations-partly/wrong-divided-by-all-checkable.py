# Misunderstanding: divides by all checkable claims, whatever their kind.
checkable = claims[claims["checkable"] == "yes"]
partly = checkable[
    (checkable["kind"] == "interpretation") & (checkable["verdict"] == "partly_supported")
]
interpretations_partly = round(len(partly) / len(checkable) * 100, 1)
