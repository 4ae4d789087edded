# Misunderstanding: gives numbers in place of ids.
rows = diplomacy[diplomacy["date_start"].between("2011-01-01", "2024-12-31")]
titled = rows["title"].str.contains("Committee")
tracked = rows["track"] == "constitutional_committee"
only_by_title = (titled & ~tracked).sum()
only_by_track = (tracked & ~titled).sum()
