# Misunderstanding: takes the calendar year 2013.
state = monthly[monthly["type_of_violence"] == "state_based"]
part = state[state["month"].dt.year == 2013]
window_deaths = part["deaths_best"].sum()
low, high = part["deaths_low"].sum(), part["deaths_high"].sum()
window_margin = round((high - low) / low * 100, 2)
