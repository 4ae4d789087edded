# Slices by label, both ends kept.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
deaths = state["deaths_best"]
march, month = pd.Period("2016-03"), 1
pairs = {}
for n in WINDOWS:
    before = deaths[str(march - n):str(march - month)].sum()
    pairs[n] = (before, deaths[str(march):str(march + n - month)].sum())
after_march = pd.Series({n: (b / a - 1) * 100 for n, (a, b) in pairs.items()}).round(1)
