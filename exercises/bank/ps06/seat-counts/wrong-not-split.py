# Misunderstanding: a cell with several names is taken for one name.
rounds = diplomacy[
    (diplomacy["track"] == "astana")
    & (diplomacy["kind"] == "talks_round")
    & (diplomacy["date_start"] >= "2019-01-01")
    & (diplomacy["date_start"] <= "2024-12-31")
]
seat_counts = rounds["participants"].value_counts().rename_axis("name").reset_index(name="rounds")
seat_counts["observer_rounds"] = seat_counts["name"].str.contains("(observer)", regex=False).astype(int)
