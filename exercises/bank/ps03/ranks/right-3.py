# The change moved to the first month after the cut, then a slice and a rank.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
answers = {}
for column in ["deaths_best", "events"]:
    found = {}
    for n in reversed(WINDOWS):
        before = state[column].astype(float).rolling(n).sum().shift(1)
        after = state[column].astype(float).rolling(n).sum().shift(1 - n)
        change = (after / before - 1)["2014-01":"2016-12"]
        found[n] = change.rank(method="max")["2016-03-01"]
    answers[column] = pd.Series(found)
rank_deaths, rank_events = answers["deaths_best"], answers["events"]
