# Query and isin; Series and list in place of sets.
rows = diplomacy[diplomacy["date_start"].between("2011-01-01", "2024-12-31")]
titled = rows.loc[rows["title"].str.find("Committee") >= 0]
tracked = rows.query("track == 'constitutional_committee'")
only_by_title = titled["event_id"][~titled["event_id"].isin(tracked["event_id"])]
only_by_track = list(tracked["event_id"][~tracked["event_id"].isin(titled["event_id"])])
