# Misunderstanding: compares with the same months of the year before.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
march = deaths.index.get_loc("2016-03-01")
after_march = pd.Series({
    n: deaths.iloc[march:march + n].sum() / deaths.iloc[march - 12:march - 12 + n].sum() * 100 - 100 for n in WINDOWS
}).round(1)
