# A crosstab with shares by row.
those = claims
grid = pd.crosstab(those["kind"], those["confidence"], normalize="index")
medium_by_kind = (grid["medium"] * 100).round(1)
