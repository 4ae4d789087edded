# Misunderstanding: divides by the months added up, which leave deaths out.
types = ["state_based", "non_state", "one_sided"]
sohr = counters[
    (counters["counter"] == "SOHR")
    & (counters["level"] == "total")
    & (counters["period_start"].dt.strftime("%m-%d") == "01-01")
    & (counters["period_end"].dt.strftime("%m-%d") == "12-31")
]
published = sohr.set_index(sohr["period_end"].dt.year)["deaths"].loc[2018:2022]
dated = monthly[monthly["type_of_violence"].isin(types)]
months = dated.groupby(dated["month"].dt.year)["deaths_best"].sum()
ratios = (published / months.loc[2018:2022]).round(2)
