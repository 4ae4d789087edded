# Misunderstanding: groups by topic in place of kind.
those = claims
grid = pd.crosstab(those["topic"], those["confidence"], normalize="index")
medium_by_kind = (grid["medium"] * 100).round(1)
