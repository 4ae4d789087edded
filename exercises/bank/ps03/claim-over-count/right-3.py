# Three loads with since and until.
spans = {"iv025": ("2017-01", "2017-12"), "iv028": ("2018-01", "2018-08"), "iv029": ("2018-09", "2020-09")}
figures = interventions.set_index("intervention_id").loc[CLAIMS, "reported_figure"]
result = []
for claim, (since, until) in spans.items():
    part = load("monthly_deaths", since=f"{since}-01", until=f"{until}-28")
    by_type = part.groupby("type_of_violence")["deaths_best"].sum()
    result.append(figures.diff()[claim] / by_type["state_based"])
claim_over_count = pd.Series(result, index=list(spans))
