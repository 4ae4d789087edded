# Misunderstanding: takes the row that stops on 22 December for the year 2021.
types = ["state_based", "non_state", "one_sided"]
sohr = counters[
    (counters["counter"] == "SOHR")
    & (counters["level"] == "total")
    & (counters["period_start"].dt.strftime("%m-%d") == "01-01")
    & (counters["period_end"].dt.strftime("%m-%d") == "12-31")
]
published = sohr.set_index(sohr["period_end"].dt.year)["deaths"].loc[2018:2022]
early = counters[(counters["counter"] == "SOHR") & (counters["period_end"] == "2021-12-22")]
published = published.copy()
published[2021] = early["deaths"].iloc[0]
ucdp = yearly[yearly["type_of_violence"].isin(types)].groupby("year")["deaths_best"].sum().loc[2018:2022]
ratios = (published / ucdp).round(2)
