# One row for each day in session, then means by year.
days = []
for row in load("diplomacy", since="2017-01-01", until="2024-12-31").itertuples():
    if row.kind == "talks_round" and row.event_id != "cc-2-2019-11-25":
        for day in pd.date_range(row.date_start, row.date_end):
            days.append([day.year, row.track])
days = pd.DataFrame(days, columns=["year", "track"])
with_committee = (days["track"] == "astana").groupby(days["year"]).mean() * 100
rest = days[days["track"] != "constitutional_committee"]
without_committee = (rest["track"] == "astana").groupby(rest["year"]).mean() * 100
