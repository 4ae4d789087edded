# Misunderstanding: divides running claims by running counts.
spans = {"iv025": ("2017-01", "2017-12"), "iv028": ("2018-01", "2018-08"), "iv029": ("2018-09", "2020-09")}
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
figures = interventions.set_index("intervention_id")["reported_figure"]
claim_over_count = pd.Series({
    claim: figures[claim] / deaths["2015-10":last].sum() for claim, (first, last) in spans.items()
}).astype(float).round(2)
