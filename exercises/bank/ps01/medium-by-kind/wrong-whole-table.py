# Misunderstanding: the crosstab with both columns in place of one Series.
grid = pd.crosstab(claims["kind"], claims["confidence"], normalize="index")
medium_by_kind = (grid * 100).round(1)
