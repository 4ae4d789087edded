# Misunderstanding: puts each set under the name of the other.
rows = diplomacy[diplomacy["date_start"].between("2011-01-01", "2024-12-31")]
titled = rows["title"].str.contains("Committee")
tracked = rows["track"] == "constitutional_committee"
only_by_track = set(rows[titled & ~tracked]["event_id"])
only_by_title = set(rows[tracked & ~titled]["event_id"])
