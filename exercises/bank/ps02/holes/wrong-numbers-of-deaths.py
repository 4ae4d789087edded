# Misunderstanding: gives numbers of deaths in place of percentages.
whole = yearly.pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
months = monthly.assign(year=monthly["month"].dt.year).pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
hole_early = (whole - months).loc[2013:2015].sum()
hole_late = (whole - months).loc[2017:2020].sum()
