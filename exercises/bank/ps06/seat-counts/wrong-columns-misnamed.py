# Misunderstanding: columns with other names than the task's.
rounds = diplomacy[
    (diplomacy["track"] == "astana")
    & (diplomacy["kind"] == "talks_round")
    & (diplomacy["date_start"] >= "2019-01-01")
    & (diplomacy["date_start"] <= "2024-12-31")
]
seat = rounds["participants"].str.split("; ").explode()
table = pd.DataFrame({
    "participant": seat.str.replace(" (observer)", "", regex=False),
    "observer": seat.str.contains("(observer)", regex=False),
})
seat_counts = table.groupby("participant", as_index=False).agg(
    total=("observer", "size"), as_observer=("observer", "sum")
)
