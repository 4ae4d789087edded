# Misunderstanding: gives numbers in place of ids.
titled = diplomacy["title"].str.contains("Committee")
tracked = diplomacy["track"] == "constitutional_committee"
only_by_title = (titled & ~tracked).sum()
only_by_track = (tracked & ~titled).sum()
