# Misunderstanding: measures the high estimate against the best one.
# Keeps: deaths
part = load("monthly_deaths", since="2013-07-01", until="2014-06-30")
part = part[part["type_of_violence"] == "state_based"]
window_deaths = part["deaths_best"].sum()
window_margin = round((part["deaths_high"].sum() / window_deaths - 1) * 100, 2)
