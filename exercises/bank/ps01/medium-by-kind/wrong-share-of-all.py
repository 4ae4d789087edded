# Misunderstanding: divides by all claims of the table.
grid = pd.crosstab(claims["kind"], claims["confidence"], normalize=True)
medium_by_kind = (grid["medium"] * 100).round(1)
