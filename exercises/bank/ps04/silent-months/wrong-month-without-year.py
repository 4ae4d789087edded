# Misunderstanding: compares the months without their years.
deaths = monthly.groupby("month")["deaths_best"].sum()["2013-01":"2016-12"]
silent = ~deaths.index.month.isin(votes["date"].dt.month)
silent_months = round(silent.mean() * 100, 1)
silent_deaths = round(deaths[silent].sum() / deaths.sum() * 100, 1)
