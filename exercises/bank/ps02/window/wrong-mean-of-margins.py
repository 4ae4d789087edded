# Misunderstanding: the mean of twelve margins in place of the margin of the sums.
# Keeps: deaths
part = load("monthly_deaths", since="2013-07-01", until="2014-06-30")
part = part[part["type_of_violence"] == "state_based"]
window_deaths = part["deaths_best"].sum()
margins = (part["deaths_high"] - part["deaths_low"]) / part["deaths_low"] * 100
window_margin = round(margins.mean(), 2)
