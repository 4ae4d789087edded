# Slices by label, both ends kept.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
pairs = {
    3: (deaths["2015-12":"2016-02"].sum(), deaths["2016-03":"2016-05"].sum()),
    6: (deaths["2015-09":"2016-02"].sum(), deaths["2016-03":"2016-08"].sum()),
    18: (deaths["2014-09":"2016-02"].sum(), deaths["2016-03":"2017-08"].sum()),
}
after_march = pd.Series({n: (b / a - 1) * 100 for n, (a, b) in pairs.items()}).round(1)
