# Misunderstanding: adds up all totals that begin in a year, so 2021 counts twice.
types = ["state_based", "non_state", "one_sided"]
totals = counters[
    (counters["counter"] == "SOHR")
    & (counters["level"] == "total")
    & (counters["period_start"] >= "2018-01-01")
    & (counters["period_start"] <= "2022-12-31")
]
published = totals.groupby(totals["period_start"].dt.year)["deaths"].sum()
ucdp = yearly[yearly["type_of_violence"].isin(types)].groupby("year")["deaths_best"].sum().loc[2018:2022]
ratios = (published / ucdp).round(2)
