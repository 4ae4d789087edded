# Misunderstanding: the last year of the window is left out.
voted = votes["date"].dt.strftime("%Y-%m")
deaths = monthly.groupby("month")["deaths_best"].sum()["2013-01":"2015-12"]
silent = ~deaths.index.strftime("%Y-%m").isin(voted)
silent_months = round(silent.mean() * 100, 1)
silent_deaths = round(deaths[silent].sum() / deaths.sum() * 100, 1)
