# Misunderstanding: puts one-sided violence on the side of the groups.
table = monthly.pivot_table(
    index="month", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
many = table["non_state"] + table["one_sided"] >= table["state_based"] / 2
nonstate_months = many.groupby(table.index.year).sum().loc[2016:2021]
