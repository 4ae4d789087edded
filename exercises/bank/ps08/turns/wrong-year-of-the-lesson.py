# Misunderstanding: takes the first year, as in the lesson.
import random

rounds = diplomacy[
    (diplomacy["kind"] == "talks_round") & ~diplomacy["title"].str.contains("no meeting")
]
two = rounds[
    rounds["track"].isin(["astana", "geneva"])
    & (rounds["date_start"] >= "2017-01-23")
    & (rounds["date_start"] <= "2018-01-30")
].sort_values("date_start")
cards = list(two["track"].map({"astana": "A", "geneva": "U"}))
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
