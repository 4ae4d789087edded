# Months as texts on both sides, then `isin`.
voted = votes["date"].dt.strftime("%Y-%m")
window = monthly[(monthly["month"] >= "2013-01-01") & (monthly["month"] <= "2016-12-31")]
deaths = window.groupby("month")["deaths_best"].sum()
silent = ~deaths.index.strftime("%Y-%m").isin(voted)
silent_months = round(silent.mean() * 100, 1)
silent_deaths = round(deaths[silent].sum() / deaths.sum() * 100, 1)
