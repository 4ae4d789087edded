# Misunderstanding: one percentage a year, all types together.
whole = yearly.groupby("year")["deaths_best"].sum()
months = monthly.groupby(monthly["month"].dt.year)["deaths_best"].sum()
share = ((whole - months) / whole * 100).round(1)
hole_early = share.loc[2013:2015]
hole_late = share.loc[2017:2020]
