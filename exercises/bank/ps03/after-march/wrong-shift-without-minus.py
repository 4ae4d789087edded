# Misunderstanding: shift(n) for shift(-n), so the window before the last one is compared.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
after_march = {}
for n in WINDOWS:
    last = state["deaths_best"].rolling(n).sum()
    after_march[n] = ((last.shift(n) / last - 1) * 100)["2016-02-01"]
