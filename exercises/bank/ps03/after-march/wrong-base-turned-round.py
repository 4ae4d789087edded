# Misunderstanding: divides by the later sum.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
after_march = {}
for n in WINDOWS:
    before = state["deaths_best"].rolling(n).sum()
    after_march[n] = ((before.shift(-n) - before) / before.shift(-n) * 100)["2016-02-01"]
