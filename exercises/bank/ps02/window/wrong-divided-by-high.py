# Misunderstanding: divides the difference by the high estimate.
# Keeps: deaths
part = load("monthly_deaths", since="2013-07-01", until="2014-06-30")
part = part[part["type_of_violence"] == "state_based"]
window_deaths = part["deaths_best"].sum()
low, high = part["deaths_low"].sum(), part["deaths_high"].sum()
window_margin = round((high - low) / high * 100, 2)
