# Misunderstanding: counts every round of a name that has the mark at least once in any year.
# Keeps: rounds
rounds = diplomacy[
    (diplomacy["track"] == "astana")
    & (diplomacy["kind"] == "talks_round")
    & (diplomacy["date_start"] >= "2019-01-01")
    & (diplomacy["date_start"] <= "2024-12-31")
]
seat = rounds["participants"].str.split("; ").explode()
name = seat.str.replace(" (observer)", "", regex=False)
seat_counts = name.value_counts().rename_axis("name").reset_index(name="rounds")
guarantors = ["Russia", "Turkey", "Iran", "Syrian government", "Syrian armed opposition"]
seat_counts["observer_rounds"] = seat_counts["rounds"].where(~seat_counts["name"].isin(guarantors), 0)
