# Misunderstanding: fractions in place of percent.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
after_march = {}
for n in WINDOWS:
    before = state["deaths_best"].rolling(n).sum()
    after_march[n] = (before.shift(-n) / before - 1)["2016-02-01"]
