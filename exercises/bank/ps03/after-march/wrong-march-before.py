# Misunderstanding: puts March into the time before.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
after_march = {}
for n in WINDOWS:
    before = state["deaths_best"].rolling(n).sum()
    change = (before.shift(-n) / before - 1) * 100
    after_march[n] = change["2016-03-01"]
