# Misunderstanding: looks for the word in the outcome.
titled = diplomacy["outcome"].str.contains("Committee")
tracked = diplomacy["track"] == "constitutional_committee"
only_by_title = set(diplomacy[titled & ~tracked]["event_id"])
only_by_track = set(diplomacy[tracked & ~titled]["event_id"])
