# Misunderstanding: a column that is not there, so the cell stops with an error.
facts_by_paragraph = pd.crosstab(claims["paragraph"], claims["kind"])["facts"].loc[6:12]
