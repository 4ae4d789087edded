# Misunderstanding: gives the percentage that has a month.
whole = yearly.pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
months = monthly.assign(year=monthly["month"].dt.year).pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
hole_early = (months.loc[2013:2015].sum() / whole.loc[2013:2015].sum() * 100).round(1)
hole_late = (months.loc[2017:2020].sum() / whole.loc[2017:2020].sum() * 100).round(1)
