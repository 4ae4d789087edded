# A loop over the years; not rounded, and the years are texts.
china_by_year = {}
for year in range(2016, 2020 + 1):
    some = votes[votes["date"].dt.year == year]
    china_by_year[str(year)] = 100 * len(some[some["china"] == some["russia"]]) / len(some)
china_by_year = pd.Series(china_by_year)
