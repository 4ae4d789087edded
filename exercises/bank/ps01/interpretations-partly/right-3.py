# A crosstab without the claims that can't be checked.
grid = pd.crosstab(claims["kind"], claims["verdict"]).drop(columns="not_checkable")
row = grid.loc["interpretation"]
interpretations_partly = int(row["partly_supported"] * 100 / row.sum())
