# Misunderstanding: gives the share of the months twice.
# Keeps: months
voted = votes["date"].dt.strftime("%Y-%m")
months = monthly["month"].drop_duplicates()
months = months[(months >= "2013-01-01") & (months <= "2016-12-31")]
silent = ~months.dt.strftime("%Y-%m").isin(voted)
silent_months = round(silent.mean() * 100, 1)
silent_deaths = silent.mean() * 100
