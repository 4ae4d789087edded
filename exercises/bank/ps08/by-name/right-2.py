# Two sets of ids and their differences.
by_title = {row.event_id for row in diplomacy.itertuples() if "Committee" in row.title}
by_track = {row.event_id for row in diplomacy.itertuples() if row.track == "constitutional_committee"}
only_by_title = by_title - by_track
only_by_track = by_track - by_title
