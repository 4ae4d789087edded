# Misunderstanding: gives the titles in place of the ids.
titled = diplomacy["title"].str.contains("Committee")
tracked = diplomacy["track"] == "constitutional_committee"
only_by_title = set(diplomacy[titled & ~tracked]["title"])
only_by_track = set(diplomacy[tracked & ~titled]["title"])
