# Misunderstanding: the number of deaths where the task asks for a percentage.
# Keeps: months
voted = votes["date"].dt.strftime("%Y-%m")
deaths = monthly.groupby("month")["deaths_best"].sum()["2013-01":"2016-12"]
silent = ~deaths.index.strftime("%Y-%m").isin(voted)
silent_months = round(silent.mean() * 100, 1)
silent_deaths = deaths[silent].sum()
