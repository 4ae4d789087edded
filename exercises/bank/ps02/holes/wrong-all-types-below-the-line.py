# Misunderstanding: divides by the deaths of all types.
whole = yearly.pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
months = monthly.assign(year=monthly["month"].dt.year).pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
gap = whole - months
hole_early = (gap.loc[2013:2015].sum() / whole.loc[2013:2015].sum().sum() * 100).round(1)
hole_late = (gap.loc[2017:2020].sum() / whole.loc[2017:2020].sum().sum() * 100).round(1)
