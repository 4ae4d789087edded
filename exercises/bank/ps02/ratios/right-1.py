# Rows that begin on the first and end on the last day of a year.
types = ["state_based", "non_state", "one_sided"]
sohr = counters[
    (counters["counter"] == "SOHR")
    & (counters["level"] == "total")
    & (counters["period_start"].dt.strftime("%m-%d") == "01-01")
    & (counters["period_end"].dt.strftime("%m-%d") == "12-31")
].copy()
sohr["year"] = sohr["period_end"].dt.year
sohr = sohr[(sohr["year"] >= 2018) & (sohr["period_start"].dt.year == sohr["year"])]
ucdp = yearly[yearly["type_of_violence"].isin(types)].groupby("year")["deaths_best"].sum()
ratios = (sohr.set_index("year")["deaths"] / ucdp).loc[2018:2022].round(2)
