# Misunderstanding: takes every total that ends in the years, running totals too.
types = ["state_based", "non_state", "one_sided"]
totals = counters[
    (counters["counter"] == "SOHR")
    & (counters["level"] == "total")
    & (counters["period_end"] >= "2018-01-01")
    & (counters["period_end"] <= "2022-12-31")
]
published = totals.groupby(totals["period_end"].dt.year)["deaths"].max()
ucdp = yearly[yearly["type_of_violence"].isin(types)].groupby("year")["deaths_best"].sum().loc[2018:2022]
ratios = (published / ucdp).round(2)
