# Misunderstanding: of the medium claims, how many are of each kind.
those = claims
grid = pd.crosstab(those["kind"], those["confidence"], normalize="columns")
medium_by_kind = (grid["medium"] * 100).round(1)
