# Periods in place of texts.
month = pd.period_range("2013-01", "2016-12", freq="M")
silent = month.difference(pd.PeriodIndex(votes["date"].dt.to_period("M").unique()))
silent_months = len(silent) / len(month) * 100
deaths = monthly.groupby(monthly["month"].dt.to_period("M"))["deaths_best"].sum()
silent_deaths = deaths[silent].sum() / deaths[month].sum() * 100
