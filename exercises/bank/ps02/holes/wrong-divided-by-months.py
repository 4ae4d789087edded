# Misunderstanding: divides by the deaths that have a month.
whole = yearly.pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
months = monthly.assign(year=monthly["month"].dt.year).pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
gap = whole - months
hole_early = (gap.loc[2013:2015].sum() / months.loc[2013:2015].sum() * 100).round(1)
hole_late = (gap.loc[2017:2020].sum() / months.loc[2017:2020].sum() * 100).round(1)
