# Misunderstanding: July stands in the window twice, at both ends.
state = monthly[monthly["type_of_violence"] == "state_based"]
part = state[(state["month"] >= "2013-07-01") & (state["month"] <= "2014-07-01")]
window_deaths = part["deaths_best"].sum()
low, high = part["deaths_low"].sum(), part["deaths_high"].sum()
window_margin = round((high - low) / low * 100, 2)
