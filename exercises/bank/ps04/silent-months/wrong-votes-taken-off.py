# Misunderstanding: takes the number of votes off the number of months; a month can have several votes.
# Keeps: deaths
voted = votes["date"].dt.strftime("%Y-%m")
deaths = monthly.groupby("month")["deaths_best"].sum()["2013-01":"2016-12"]
silent = ~deaths.index.strftime("%Y-%m").isin(voted)
count = votes["date"].dt.year.between(2013, 2016).sum()
silent_months = round((len(deaths) - count) / len(deaths) * 100, 1)
silent_deaths = round(deaths[silent].sum() / deaths.sum() * 100, 1)
