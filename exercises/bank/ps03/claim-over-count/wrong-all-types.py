# Misunderstanding: counts all types of violence.
deaths = monthly.groupby("month")["deaths_best"].sum()
claim_over_count = pd.Series({
    "iv025": 25318 / deaths["2017-01":"2017-12"].sum(),
    "iv028": 25682 / deaths["2018-01":"2018-08"].sum(),
    "iv029": 47000 / deaths["2018-09":"2020-09"].sum(),
}).round(2)
