# Misunderstanding: compares with the high estimate of state-based violence.
states = monthly[monthly["type_of_violence"] == "state_based"].set_index("month")
groups = monthly[monthly["type_of_violence"] == "non_state"].set_index("month")
many = groups["deaths_best"] >= states["deaths_high"].astype(int) / 2
nonstate_months = many.groupby(many.index.year).sum().loc[2016:2021]
