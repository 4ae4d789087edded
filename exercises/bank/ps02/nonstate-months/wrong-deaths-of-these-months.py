# Misunderstanding: adds up the deaths of these months in place of counting them.
table = monthly.pivot_table(
    index="month", columns="type_of_violence", values="deaths_best", aggfunc="sum"
)
deaths = table["non_state"].where(table["non_state"] >= table["state_based"] / 2, 0)
nonstate_months = deaths.groupby(table.index.year).sum().loc[2016:2021]
