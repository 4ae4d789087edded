# Misunderstanding: looks for the word in the outcome.
rows = diplomacy[diplomacy["date_start"].between("2011-01-01", "2024-12-31")]
titled = rows["outcome"].str.contains("Committee")
tracked = rows["track"] == "constitutional_committee"
only_by_title = set(rows[titled & ~tracked]["event_id"])
only_by_track = set(rows[tracked & ~titled]["event_id"])
