# Misunderstanding: counts the months with a vote.
voted = votes["date"].dt.strftime("%Y-%m")
deaths = monthly.groupby("month")["deaths_best"].sum()["2013-01":"2016-12"]
loud = deaths.index.strftime("%Y-%m").isin(voted)
silent_months = round(loud.mean() * 100, 1)
silent_deaths = round(deaths[loud].sum() / deaths.sum() * 100, 1)
