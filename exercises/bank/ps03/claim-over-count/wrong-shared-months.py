# Misunderstanding: begins each span with the last month of the span before.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
claim_over_count = pd.Series({
    "iv025": 25318 / deaths["2016-12":"2017-12"].sum(),
    "iv028": 25682 / deaths["2017-12":"2018-08"].sum(),
    "iv029": 47000 / deaths["2018-08":"2020-09"].sum(),
}).round(2)
