# Sums by type for each span of years, from both tables.
dated = monthly.copy()
dated["year"] = dated["month"].dt.year


def hole(first, last):
    whole = yearly[(yearly["year"] >= first) & (yearly["year"] <= last)]
    months = dated[(dated["year"] >= first) & (dated["year"] <= last)]
    whole = whole.groupby("type_of_violence")["deaths_best"].sum()
    months = months.groupby("type_of_violence")["deaths_best"].sum()
    return ((whole - months) / whole * 100).round(1)


hole_early = hole(2013, 2015)
hole_late = hole(2017, 2020)
