# Misunderstanding: looks for the word with a small letter.
titled = diplomacy["title"].str.contains("committee")
tracked = diplomacy["track"] == "constitutional_committee"
only_by_title = set(diplomacy[titled & ~tracked]["event_id"])
only_by_track = set(diplomacy[tracked & ~titled]["event_id"])
