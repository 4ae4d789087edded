# rolling and shift; the label is the first month after the cut.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
after_march = {}
for n in WINDOWS:
    before = state["deaths_best"].rolling(n).sum()
    change = (before.shift(-n) - before) / before * 100
    after_march[n] = change["2016-02-01"]
