# Misunderstanding: adds up the whole column, totals and their parts.
types = ["state_based", "non_state", "one_sided"]
rows = counters[
    (counters["counter"] == "SOHR")
    & (counters["period_start"] >= "2018-01-01")
    & (counters["period_start"] <= "2022-12-31")
]
published = rows.groupby(rows["period_start"].dt.year)["deaths"].sum()
ucdp = yearly[yearly["type_of_violence"].isin(types)].groupby("year")["deaths_best"].sum().loc[2018:2022]
ratios = (published / ucdp).round(2)
