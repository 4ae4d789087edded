# Misunderstanding: the share at high confidence.
grid = pd.crosstab(claims["kind"], claims["confidence"], normalize="index")
medium_by_kind = (grid["high"] * 100).round(1)
