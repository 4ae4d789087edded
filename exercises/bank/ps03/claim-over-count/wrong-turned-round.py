# Misunderstanding: divides the count by the claim.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
claim_over_count = pd.Series({
    "iv025": deaths["2017-01":"2017-12"].sum() / 25318,
    "iv028": deaths["2018-01":"2018-08"].sum() / 25682,
    "iv029": deaths["2018-09":"2020-09"].sum() / 47000,
}).round(2)
