# Misunderstanding: compares with one-sided violence.
table = monthly.pivot_table(
    index="month", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
many = table["non_state"] >= table["one_sided"] / 2
nonstate_months = many.groupby(table.index.year).sum().loc[2016:2021]
