# A loop over the years, filters for both days of each.
result = {}
for year in range(2018, 2023):
    row = counters[
        (counters["counter"] == "SOHR")
        & (counters["population"] == "all")
        & (counters["period_start"] == f"{year}-01-01")
        & (counters["period_end"] == f"{year}-12-31")
    ]
    whole = yearly[yearly["year"] == year]["deaths_best"].sum()
    result[year] = float(row["deaths"].iloc[0] / whole)
ratios = pd.Series(result)
