# A loop over the months, a dictionary of counts.
counts = {year: 0 for year in range(2016, 2022)}
groups = monthly[monthly["type_of_violence"] == "non_state"]
states = monthly[monthly["type_of_violence"] == "state_based"].set_index("month")["deaths_best"]
for row in groups.itertuples():
    if row.month.year in counts and 2 * row.deaths_best >= states.loc[row.month]:
        counts[row.month.year] += 1
nonstate_months = pd.Series(counts)
