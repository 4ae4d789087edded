# Misunderstanding: gives the percentage of facts in each paragraph, not their number.
grid = pd.crosstab(claims["paragraph"], claims["kind"], normalize="index")
facts_by_paragraph = (grid["fact"] * 100).round(1).loc[6:12]
