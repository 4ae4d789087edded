# Misunderstanding: groups by topic in place of kind.
grid = pd.crosstab(claims["topic"], claims["confidence"], normalize="index")
medium_by_kind = (grid["medium"] * 100).round(1)
