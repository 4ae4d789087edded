# Misunderstanding: gives everything that one filter finds, not what it finds alone.
rows = diplomacy[diplomacy["date_start"].between("2011-01-01", "2024-12-31")]
only_by_title = set(rows[rows["title"].str.contains("Committee")]["event_id"])
only_by_track = set(rows[rows["track"] == "constitutional_committee"]["event_id"])
