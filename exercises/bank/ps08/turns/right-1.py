# Letters by `map` and `join`; cards shuffled by Python itself.
import random

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


def changes(cards):
    return sum(one != other for one, other in zip(cards, cards[1:]))


seen = changes(cards)
random.seed(8)
hits = 0
for _ in range(4000):
    random.shuffle(cards)
    hits = hits + (changes(cards) >= seen)
by_lot = round(hits / 4000 * 100, 1)
