# One kind after the other in a loop; a Series from a dictionary.
result = {}
for kind in claims["kind"].unique():
    part = claims[claims["kind"] == kind]
    result[kind] = round(100 * len(part[part["confidence"] == "medium"]) / len(part), 1)
medium_by_kind = pd.Series(result)
