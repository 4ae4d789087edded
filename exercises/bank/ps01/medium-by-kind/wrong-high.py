# Misunderstanding: the share at high confidence.
those = claims
grid = pd.crosstab(those["kind"], those["confidence"], normalize="index")
medium_by_kind = (grid["high"] * 100).round(1)
