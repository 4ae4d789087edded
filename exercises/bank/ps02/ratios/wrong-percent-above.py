# Misunderstanding: by how many percent SOHR lies above UCDP.
types = ["state_based", "non_state", "one_sided"]
sohr = counters[
    (counters["counter"] == "SOHR")
    & (counters["level"] == "total")
    & (counters["period_start"].dt.strftime("%m-%d") == "01-01")
    & (counters["period_end"].dt.strftime("%m-%d") == "12-31")
]
published = sohr.set_index(sohr["period_end"].dt.year)["deaths"].loc[2018:2022]
ucdp = yearly[yearly["type_of_violence"].isin(types)].groupby("year")["deaths_best"].sum().loc[2018:2022]
ratios = ((published / ucdp - 1) * 100).round(2)
