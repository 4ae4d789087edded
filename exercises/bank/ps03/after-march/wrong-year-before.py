# Misunderstanding: compares with the same months of the year before.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
after_march = pd.Series({
    3: deaths["2016-03":"2016-05"].sum() / deaths["2015-03":"2015-05"].sum() * 100 - 100,
    6: deaths["2016-03":"2016-08"].sum() / deaths["2015-03":"2015-08"].sum() * 100 - 100,
    18: deaths["2016-03":"2017-08"].sum() / deaths["2015-03":"2016-08"].sum() * 100 - 100,
}).round(1)
