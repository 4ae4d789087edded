# Misunderstanding: halves the wrong side of the comparison.
table = monthly.pivot_table(
    index="month", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
many = table["state_based"] >= table["non_state"] / 2
nonstate_months = many.groupby(table.index.year).sum().loc[2016:2021]
