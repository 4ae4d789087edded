# Misunderstanding: of the medium claims, how many are of each kind.
grid = pd.crosstab(claims["kind"], claims["confidence"], normalize="columns")
medium_by_kind = (grid["medium"] * 100).round(1)
