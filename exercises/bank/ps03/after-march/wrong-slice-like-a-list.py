# Misunderstanding: thinks that a label slice leaves its end out, so each window is a month too long.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
after_march = pd.Series({
    3: deaths["2016-03":"2016-06"].sum() / deaths["2015-12":"2016-03"].sum() * 100 - 100,
    6: deaths["2016-03":"2016-09"].sum() / deaths["2015-09":"2016-03"].sum() * 100 - 100,
    18: deaths["2016-03":"2017-09"].sum() / deaths["2014-09":"2016-03"].sum() * 100 - 100,
}).round(1)
