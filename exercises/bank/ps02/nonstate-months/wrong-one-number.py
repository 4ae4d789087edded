# Misunderstanding: one number for all six years.
table = monthly.pivot_table(
    index="month", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
table = table.loc["2016":"2021"]
nonstate_months = (table["non_state"] >= table["state_based"] / 2).sum()
