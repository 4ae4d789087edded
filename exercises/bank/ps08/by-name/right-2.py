# Two sets of ids and their differences.
rows = diplomacy[diplomacy["date_start"].between("2011-01-01", "2024-12-31")]
by_title = {row.event_id for row in rows.itertuples() if "Committee" in row.title}
by_track = {row.event_id for row in rows.itertuples() if row.track == "constitutional_committee"}
only_by_title = by_title - by_track
only_by_track = by_track - by_title
