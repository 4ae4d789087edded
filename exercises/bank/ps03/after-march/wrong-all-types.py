# Misunderstanding: counts all three types of violence.
deaths = monthly.groupby("month")["deaths_best"].sum()
after_march = {}
for n in WINDOWS:
    before = deaths.rolling(n).sum()
    after_march[n] = ((before.shift(-n) / before - 1) * 100)["2016-02-01"]
