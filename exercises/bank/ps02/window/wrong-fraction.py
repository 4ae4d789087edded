# Misunderstanding: the margin as a fraction.
# Keeps: deaths
part = load("monthly_deaths", since="2013-07-01", until="2014-06-30")
part = part[part["type_of_violence"] == "state_based"]
window_deaths = part["deaths_best"].sum()
window_margin = round(float(part["deaths_high"].sum() / part["deaths_low"].sum()) - 1, 3)
