# Misunderstanding: tries every month of the table.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()


def rank(numbers, n):
    last = numbers.rolling(n).sum()
    change = (last.shift(-n) / last - 1).dropna()
    return (change <= change["2016-02-01"]).sum()


rank_deaths = pd.Series({n: rank(state["deaths_best"].astype(float), n) for n in WINDOWS})
rank_events = pd.Series({n: rank(state["events"].astype(float), n) for n in WINDOWS})
