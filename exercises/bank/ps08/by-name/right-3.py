# Query and isin; Series and list in place of sets.
titled = diplomacy.loc[diplomacy["title"].str.find("Committee") >= 0]
tracked = diplomacy.query("track == 'constitutional_committee'")
only_by_title = titled["event_id"][~titled["event_id"].isin(tracked["event_id"])]
only_by_track = list(tracked["event_id"][~tracked["event_id"].isin(titled["event_id"])])
