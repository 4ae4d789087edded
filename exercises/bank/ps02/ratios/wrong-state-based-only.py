# Misunderstanding: UCDP's state-based violence alone.
sohr = counters[
    (counters["counter"] == "SOHR")
    & (counters["level"] == "total")
    & (counters["period_start"].dt.strftime("%m-%d") == "01-01")
    & (counters["period_end"].dt.strftime("%m-%d") == "12-31")
]
published = sohr.set_index(sohr["period_end"].dt.year)["deaths"].loc[2018:2022]
ucdp = yearly[yearly["type_of_violence"] == "state_based"].set_index("year")["deaths_best"]
ratios = (published / ucdp.loc[2018:2022]).round(2)
