# Misunderstanding: looks for the word in any spelling, so the track has nothing of its own.
# Keeps: title
titled = diplomacy["title"].str.contains("committee", case=False)
tracked = diplomacy["track"] == "constitutional_committee"
only_by_title = set(diplomacy[titled & ~tracked]["event_id"])
only_by_track = set(diplomacy[tracked & ~titled]["event_id"])
