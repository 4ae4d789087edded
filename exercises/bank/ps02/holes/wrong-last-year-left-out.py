# Misunderstanding: range() stops before its end, so each span lacks a year.
def hole(years):
    dated = monthly[monthly["month"].dt.year.isin(years)]
    whole = yearly[yearly["year"].isin(years)].groupby("type_of_violence")["deaths_best"].sum()
    months = dated.groupby("type_of_violence")["deaths_best"].sum()
    return ((whole - months) / whole * 100).round(1)


hole_early = hole(range(2013, 2015))
hole_late = hole(range(2017, 2020))
