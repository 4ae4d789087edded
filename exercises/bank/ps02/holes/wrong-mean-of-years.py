# Misunderstanding: the mean of yearly percentages, so a small year weighs like a large one.
whole = yearly.pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
months = monthly.assign(year=monthly["month"].dt.year).pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
share = (whole - months) / whole * 100
hole_early = share.loc[2013:2015].mean().round(1)
hole_late = share.loc[2017:2020].mean().round(1)
