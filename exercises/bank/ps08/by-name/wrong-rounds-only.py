# Misunderstanding: looks at rounds of talks only.
rounds = diplomacy[diplomacy["kind"] == "talks_round"]
titled = rounds["title"].str.contains("Committee")
tracked = rounds["track"] == "constitutional_committee"
only_by_title = set(rounds[titled & ~tracked]["event_id"])
only_by_track = set(rounds[tracked & ~titled]["event_id"])
