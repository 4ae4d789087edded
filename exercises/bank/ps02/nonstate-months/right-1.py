# One row a month, one column a type; then count the months by year.
table = monthly.pivot_table(
    index="month", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
many = table["non_state"] >= table["state_based"] / 2
by_year = many.groupby(table.index.year).sum()
nonstate_months = by_year.loc[2016:2021]
