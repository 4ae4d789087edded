# Months as labels, a slice by label, sums of three columns at once.
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month").sort_index()
sums = state.loc["2013-07":"2014-06", ["deaths_low", "deaths_best", "deaths_high"]].sum()
window_deaths = float(sums["deaths_best"])
window_margin = ((sums["deaths_high"] - sums["deaths_low"]) / sums["deaths_low"] * 100).round(3)
