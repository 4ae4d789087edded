# Misunderstanding: counts events in place of deaths.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
after_march = {}
for n in WINDOWS:
    before = state["events"].astype(float).rolling(n).sum()
    after_march[n] = ((before.shift(-n) / before - 1) * 100)["2016-02-01"]
