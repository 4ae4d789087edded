# Misunderstanding: divides running claims by running counts.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
claim_over_count = pd.Series({
    "iv025": 60318 / deaths["2015-10":"2017-12"].sum(),
    "iv028": 86000 / deaths["2015-10":"2018-08"].sum(),
    "iv029": 133000 / deaths["2015-10":"2020-09"].sum(),
}).round(2)
