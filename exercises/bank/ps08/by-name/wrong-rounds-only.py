# Misunderstanding: looks at rounds of talks only.
rows = diplomacy[diplomacy["date_start"].between("2011-01-01", "2024-12-31")]
rounds = rows[rows["kind"] == "talks_round"]
titled = rounds["title"].str.contains("Committee")
tracked = rounds["track"] == "constitutional_committee"
only_by_title = set(rounds[titled & ~tracked]["event_id"])
only_by_track = set(rounds[tracked & ~titled]["event_id"])
