# Misunderstanding: counts months in which groups killed more than states, not half as many.
table = monthly.pivot_table(
    index="month", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
many = table["non_state"] > table["state_based"]
nonstate_months = many.groupby(table.index.year).sum().loc[2016:2021]
