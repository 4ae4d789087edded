# Slices by label over the sorted months.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
rise = interventions.set_index("intervention_id").loc[CLAIMS]["reported_figure"].diff()
counted = pd.Series({
    "iv025": deaths["2017-01":"2017-12"].sum(),
    "iv028": deaths["2018-01":"2018-08"].sum(),
    "iv029": deaths["2018-09":"2020-09"].sum(),
})
claim_over_count = (rise / counted).dropna().astype(float).round(2)
