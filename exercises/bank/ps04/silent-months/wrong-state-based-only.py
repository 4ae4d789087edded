# Misunderstanding: one type of violence in place of all three.
# Keeps: months
voted = votes["date"].dt.strftime("%Y-%m")
state = monthly[monthly["type_of_violence"] == "state_based"].set_index("month")["deaths_best"]
deaths = state["2013-01":"2016-12"]
silent = ~deaths.index.strftime("%Y-%m").isin(voted)
silent_months = round(silent.mean() * 100, 1)
silent_deaths = round(deaths[silent].sum() / deaths.sum() * 100, 1)
