# Every summit with every round (a cross merge), then the smallest by group.
rows = load("diplomacy", since="2017-01-01", until="2022-12-31")
rows = rows[rows["track"] == "russia_turkey_iran"]
meetings = rows[rows["kind"] == "summit"][["event_id", "date_end"]]
starts = diplomacy.query("track == 'astana' and kind == 'talks_round'")[["date_start"]]
pairs = meetings.merge(starts, how="cross")
pairs["days"] = (pairs["date_start"] - pairs["date_end"]) / pd.Timedelta(days=1)
to_next = pairs[pairs["days"] >= 0].groupby("event_id")["days"].min().sort_values()
