# A crosstab; the two cells on its diagonal.
grid = pd.crosstab(claims["kind"] == "fact", claims["paraphrase"].map(second_reader) == "fact")
agreement = 100 * (grid.loc[True, True] + grid.loc[False, False]) / grid.to_numpy().sum()
