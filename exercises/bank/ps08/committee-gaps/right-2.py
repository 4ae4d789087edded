# A loop over pairs of rows; days counted one by one with date_range.
table = load("diplomacy", since="2019-10-30", until="2022-12-31")
table = table[table["track"].isin(["constitutional_committee"]) & table["kind"].eq("talks_round")]
table = table[table["event_id"] != "cc-2-2019-11-25"].sort_values("date_start")
rows = list(table.itertuples())
committee_gaps = {}
for earlier, later in zip(rows, rows[1:]):
    committee_gaps[later.event_id] = (later.date_start - earlier.date_end).days
committee_gaps = pd.Series(committee_gaps)
busy = {day for row in rows for day in pd.date_range(row.date_start, row.date_end)}
in_session = 100 * len(busy) / len(pd.date_range(min(busy), max(busy)))
