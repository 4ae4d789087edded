# Shares by row from a crosstab.
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] <= "2020-12-31")]
grid = pd.crosstab(some["date"].dt.year, some["china"].eq(some["russia"]), normalize="index")
china_by_year = (100 - grid[False] * 100).round(1)
