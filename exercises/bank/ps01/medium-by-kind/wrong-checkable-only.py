# Misunderstanding: leaves the claims out that can't be checked.
those = claims
some = those[those["checkable"] == "yes"]
grid = pd.crosstab(some["kind"], some["confidence"], normalize="index")
medium_by_kind = (grid["medium"] * 100).round(1)
