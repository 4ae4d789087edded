# A crosstab has a row for every paragraph, so a paragraph without a fact shows 0.
grid = pd.crosstab(claims["paragraph"], claims["kind"])
facts_by_paragraph = grid["fact"].loc[6:12]
