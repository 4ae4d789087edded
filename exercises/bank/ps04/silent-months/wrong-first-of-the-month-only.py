# Misunderstanding: compares the day of the vote with the first of the month, so no vote is found.
deaths = monthly.groupby("month")["deaths_best"].sum()["2013-01":"2016-12"]
silent = ~deaths.index.isin(votes["date"])
silent_months = round(silent.mean() * 100, 1)
silent_deaths = round(deaths[silent].sum() / deaths.sum() * 100, 1)
