# Misunderstanding: takes checkable claims for facts.
grid = pd.crosstab(claims["paragraph"], claims["checkable"])
facts_by_paragraph = grid["yes"].loc[6:12]
