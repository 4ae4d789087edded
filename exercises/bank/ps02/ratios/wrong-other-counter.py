# Misunderstanding: takes SNHR, which counts civilians only.
types = ["state_based", "non_state", "one_sided"]
rows = counters[
    (counters["counter"] == "SNHR")
    & (counters["level"] == "total")
    & (counters["period_start"].dt.strftime("%m-%d") == "01-01")
    & (counters["period_end"].dt.strftime("%m-%d") == "12-31")
    & (counters["period_start"].dt.year == counters["period_end"].dt.year)
]
published = rows.set_index(rows["period_end"].dt.year)["deaths"]
ucdp = yearly[yearly["type_of_violence"].isin(types)].groupby("year")["deaths_best"].sum().loc[2018:2022]
ratios = (published / ucdp).loc[2018:2022].round(2)
