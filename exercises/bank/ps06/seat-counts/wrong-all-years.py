# Misunderstanding: no filter for the years.
rounds = diplomacy[(diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")]
seat = rounds["participants"].str.split("; ").explode()
table = pd.DataFrame({
    "name": seat.str.replace(" (observer)", "", regex=False),
    "observer": seat.str.contains("(observer)", regex=False),
})
seat_counts = table.groupby("name", as_index=False).agg(
    rounds=("observer", "size"), observer_rounds=("observer", "sum")
)
