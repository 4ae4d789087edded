# Misunderstanding: divides by the deaths of all years of the table.
# Keeps: months
voted = votes["date"].dt.strftime("%Y-%m")
deaths = monthly.groupby("month")["deaths_best"].sum()
window = deaths["2013-01":"2016-12"]
silent = ~window.index.strftime("%Y-%m").isin(voted)
silent_months = round(silent.mean() * 100, 1)
silent_deaths = round(window[silent].sum() / deaths.sum() * 100, 1)
