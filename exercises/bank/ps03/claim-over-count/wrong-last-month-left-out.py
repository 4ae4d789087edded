# Misunderstanding: stops before the last month of each span.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
claim_over_count = pd.Series({
    "iv025": 25318 / deaths["2017-01":"2017-11"].sum(),
    "iv028": 25682 / deaths["2018-01":"2018-07"].sum(),
    "iv029": 47000 / deaths["2018-09":"2020-08"].sum(),
}).round(2)
