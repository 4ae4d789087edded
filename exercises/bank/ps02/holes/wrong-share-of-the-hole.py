# Misunderstanding: of which type the deaths without a month are, the other way round.
whole = yearly.pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
months = monthly.assign(year=monthly["month"].dt.year).pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
gap = whole - months
early, late = gap.loc[2013:2015].sum(), gap.loc[2017:2020].sum()
hole_early = (early / early.sum() * 100).round(1)
hole_late = (late / late.sum() * 100).round(1)
