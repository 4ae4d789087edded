# Misunderstanding: one window length for all.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()


def rank(numbers, n):
    last = numbers.rolling(n).sum()
    change = last.shift(-n) / last - 1
    return (change["2013-12":"2016-11"] <= change["2016-02-01"]).sum()


rank_deaths = pd.Series({n: rank(state["deaths_best"], WINDOWS[1]) for n in WINDOWS})
rank_events = pd.Series({n: rank(state["events"], WINDOWS[1]) for n in WINDOWS})
