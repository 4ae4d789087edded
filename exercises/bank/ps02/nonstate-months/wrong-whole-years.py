# Misunderstanding: compares whole years, 1 if the year reaches half.
table = yearly.pivot_table(
    index="year", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
many = table["non_state"] >= table["state_based"] / 2
nonstate_months = many.astype(int).loc[2016:2021]
