# One kind after the other in a loop; a Series from a dictionary.
those = claims
result = {}
for kind in those["kind"].unique():
    part = those[those["kind"] == kind]
    result[kind] = round(100 * len(part[part["confidence"] == "medium"]) / len(part), 1)
medium_by_kind = pd.Series(result)
