# Misunderstanding: counts events, and gives a difference in deaths as the margin.
part = load("monthly_deaths", since="2013-07-01", until="2014-06-30")
part = part[part["type_of_violence"] == "state_based"]
window_deaths = part["events"].sum()
window_margin = part["deaths_high"].sum() - part["deaths_low"].sum()
