# A loop over types and spans into dictionaries, not rounded.
hole_early, hole_late = {}, {}
for kind in ["one_sided", "non_state", "state_based"]:
    for found, years in [(hole_late, [2017, 2018, 2019, 2020]), (hole_early, [2013, 2014, 2015])]:
        year_rows = yearly[(yearly["type_of_violence"] == kind) & yearly["year"].isin(years)]
        month_rows = monthly[
            (monthly["type_of_violence"] == kind) & monthly["month"].dt.year.isin(years)
        ]
        whole = year_rows["deaths_best"].sum()
        found[kind] = 100 - month_rows["deaths_best"].sum() / whole * 100
