# Misunderstanding: takes the rounds of every track, Geneva and the committee among them.
rounds = diplomacy[
    (diplomacy["kind"] == "talks_round")
    & (diplomacy["date_start"] >= "2019-01-01")
    & (diplomacy["date_start"] <= "2024-12-31")
]
seat = rounds["participants"].str.split("; ").explode()
table = pd.DataFrame({
    "name": seat.str.replace(" (observer)", "", regex=False),
    "observer": seat.str.contains("(observer)", regex=False),
})
seat_counts = table.groupby("name", as_index=False).agg(
    rounds=("observer", "size"), observer_rounds=("observer", "sum")
)
