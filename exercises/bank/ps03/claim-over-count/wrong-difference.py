# Misunderstanding: the difference of claim and count, not their quotient.
spans = {"iv025": ("2017-01", "2017-12"), "iv028": ("2018-01", "2018-08"), "iv029": ("2018-09", "2020-09")}
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
rise = interventions.set_index("intervention_id").loc[CLAIMS]["reported_figure"].diff()
claim_over_count = pd.Series({
    claim: rise[claim] - deaths[first:last].sum() for claim, (first, last) in spans.items()
})
