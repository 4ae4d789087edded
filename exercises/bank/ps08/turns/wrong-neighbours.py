# Misunderstanding: gives the percentage of neighbours that differ, without any lots.
# Keeps: letters
rounds = diplomacy[
    (diplomacy["kind"] == "talks_round") & ~diplomacy["title"].str.contains("no meeting")
]
two = rounds[
    rounds["track"].isin(["astana", "constitutional_committee"])
    & (rounds["date_start"] >= "2019-10-30")
    & (rounds["date_start"] <= "2022-12-31")
].sort_values("date_start")
cards = list(two["track"].map({"astana": "A", "constitutional_committee": "C"}))
letters = "".join(cards)
by_lot = sum(one != other for one, other in zip(cards, cards[1:])) / (len(cards) - 1) * 100
