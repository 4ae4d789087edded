# Misunderstanding: an observer has no seat, so observers are left out.
rounds = diplomacy[
    (diplomacy["track"] == "astana")
    & (diplomacy["kind"] == "talks_round")
    & (diplomacy["date_start"] >= "2019-01-01")
    & (diplomacy["date_start"] <= "2024-12-31")
]
seat = rounds["participants"].str.split("; ").explode()
seat = seat[~seat.str.contains("(observer)", regex=False)]
seat_counts = seat.value_counts().rename_axis("name").reset_index(name="rounds")
seat_counts["observer_rounds"] = 0
