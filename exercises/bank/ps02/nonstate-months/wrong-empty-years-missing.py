# Misunderstanding: filters the months first, so that a year without one disappears.
table = monthly.pivot_table(
    index="month", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
table = table[table["non_state"] >= table["state_based"] / 2]
counts = table.groupby(table.index.year).size()
nonstate_months = counts.loc[2016:2021]
