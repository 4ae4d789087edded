# Misunderstanding: divides by all claims of the table.
those = claims
grid = pd.crosstab(those["kind"], those["confidence"], normalize=True)
medium_by_kind = (grid["medium"] * 100).round(1)
