# The rows looked up year by year, a pivot table for UCDP.
types = ["state_based", "non_state", "one_sided"]
rows = counters[(counters["counter"] == "SOHR") & (counters["level"] == "total")]
published = {}
for year in [2018, 2019, 2020, 2021, 2022]:
    ends = (pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31))
    row = rows[(rows["period_start"] == ends[0]) & (rows["period_end"] == ends[1])]
    published[year] = row["deaths"].max()
published = pd.Series(published)
table = yearly[yearly["type_of_violence"].isin(types)].pivot_table(index="year", values="deaths_best", aggfunc="sum")
ratios = (published / table["deaths_best"]).dropna().round(2)
