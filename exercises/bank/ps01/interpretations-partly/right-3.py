# A crosstab without the claims that can't be checked.
those = claims
grid = pd.crosstab(those["kind"], those["verdict"]).drop(columns="not_checkable")
row = grid.loc["interpretation"]
interpretations_partly = float(row["partly_supported"]) * 100 / row.sum()
