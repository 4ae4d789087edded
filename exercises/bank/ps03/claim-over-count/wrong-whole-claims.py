# Misunderstanding: divides the whole running total by the deaths of its last span.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
claim_over_count = pd.Series({
    "iv025": 60318 / deaths["2017-01":"2017-12"].sum(),
    "iv028": 86000 / deaths["2018-01":"2018-08"].sum(),
    "iv029": 133000 / deaths["2018-09":"2020-09"].sum(),
}).round(2)
