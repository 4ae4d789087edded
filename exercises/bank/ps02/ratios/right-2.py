# A loop over the years, filters for both days of each.
types = ["state_based", "non_state", "one_sided"]
result = {}
for year in range(2018, 2023):
    row = counters[
        (counters["counter"] == "SOHR")
        & (counters["population"] == "all")
        & (counters["period_start"] == f"{year}-01-01")
        & (counters["period_end"] == f"{year}-12-31")
    ]
    whole = yearly[(yearly["year"] == year) & yearly["type_of_violence"].isin(types)]["deaths_best"].sum()
    result[year] = float(row["deaths"].iloc[0] / whole)
ratios = pd.Series(result)
