# Misunderstanding: whole calendar years from the yearly table.
spans = {"iv025": ("2017-01", "2017-12"), "iv028": ("2018-01", "2018-08"), "iv029": ("2018-09", "2020-09")}
yearly = load("yearly_deaths")
years = yearly[yearly["type_of_violence"] == "state_based"].set_index("year")["deaths_best"]
rise = interventions.set_index("intervention_id").loc[CLAIMS]["reported_figure"].diff()
claim_over_count = pd.Series({
    claim: rise[claim] / years.loc[int(first[:4]):int(last[:4])].sum() for claim, (first, last) in spans.items()
}).astype(float).round(2)
