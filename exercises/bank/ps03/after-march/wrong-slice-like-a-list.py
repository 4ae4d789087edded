# Misunderstanding: thinks that a label slice leaves its end out, so each window is a month too long.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
march = deaths.index.get_loc("2016-03-01")
after_march = pd.Series({
    n: deaths.iloc[march:march + n + 1].sum() / deaths.iloc[march - n:march + 1].sum() * 100 - 100 for n in WINDOWS
}).round(1)
