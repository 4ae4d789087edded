# Misunderstanding: gives the titles in place of the ids.
rows = diplomacy[diplomacy["date_start"].between("2011-01-01", "2024-12-31")]
titled = rows["title"].str.contains("Committee")
tracked = rows["track"] == "constitutional_committee"
only_by_title = set(rows[titled & ~tracked]["title"])
only_by_track = set(rows[tracked & ~titled]["title"])
