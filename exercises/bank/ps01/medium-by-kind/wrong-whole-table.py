# Misunderstanding: the crosstab with both columns in place of one Series.
those = claims
grid = pd.crosstab(those["kind"], those["confidence"], normalize="index")
medium_by_kind = (grid * 100).round(1)
