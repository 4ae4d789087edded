# Misunderstanding: answers the first question only.
# Keeps: deaths
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
rank_deaths = {}
for n in WINDOWS:
    last = state["deaths_best"].rolling(n).sum()
    change = last.shift(-n) / last - 1
    rank_deaths[n] = (change["2013-12":"2016-11"] <= change["2016-02-01"]).sum()
