# Misunderstanding: gives everything that one filter finds, not what it finds alone.
only_by_title = set(diplomacy[diplomacy["title"].str.contains("Committee")]["event_id"])
only_by_track = set(diplomacy[diplomacy["track"] == "constitutional_committee"]["event_id"])
