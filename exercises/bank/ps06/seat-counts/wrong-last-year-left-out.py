# Misunderstanding: the window ends before 2024.
rounds = diplomacy[
    (diplomacy["track"] == "astana")
    & (diplomacy["kind"] == "talks_round")
    & diplomacy["date_start"].dt.year.isin(range(2019, 2024))
]
seat = rounds["participants"].str.split("; ").explode()
table = pd.DataFrame({
    "name": seat.str.replace(" (observer)", "", regex=False),
    "observer": seat.str.contains("(observer)", regex=False),
})
seat_counts = table.groupby("name", as_index=False).agg(
    rounds=("observer", "size"), observer_rounds=("observer", "sum")
)
