# A crosstab with shares by row.
grid = pd.crosstab(claims["kind"], claims["confidence"], normalize="index")
medium_by_kind = (grid["medium"] * 100).round(1)
