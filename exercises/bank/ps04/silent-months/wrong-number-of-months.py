# Misunderstanding: the number of months where the task asks for a percentage.
# Keeps: deaths
voted = votes["date"].dt.strftime("%Y-%m")
deaths = monthly.groupby("month")["deaths_best"].sum()["2013-01":"2016-12"]
silent = ~deaths.index.strftime("%Y-%m").isin(voted)
silent_months = silent.sum()
silent_deaths = round(deaths[silent].sum() / deaths.sum() * 100, 1)
