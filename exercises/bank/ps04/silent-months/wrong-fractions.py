# Misunderstanding: fractions where the task asks for percentages.
voted = votes["date"].dt.strftime("%Y-%m")
deaths = monthly.groupby("month")["deaths_best"].sum()["2013-01":"2016-12"]
silent = ~deaths.index.strftime("%Y-%m").isin(voted)
silent_months = round(silent.mean(), 3)
silent_deaths = round(deaths[silent].sum() / deaths.sum(), 3)
