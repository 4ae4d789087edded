# A crosstab; the two cells on its diagonal.
those = claims
grid = pd.crosstab(those["kind"] == "fact", those["paraphrase"].map(second_reader) == "fact")
agreement = 100 * (grid.loc[True, True] + grid.loc[False, False]) / grid.to_numpy().sum()
