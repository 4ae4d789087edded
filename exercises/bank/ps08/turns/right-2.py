# As in the lesson: `sample` with a numbered random state, and `shift`.
rounds = diplomacy[
    (diplomacy["kind"] == "talks_round") & ~diplomacy["title"].str.contains("no meeting")
]
two = rounds[
    rounds["track"].isin(["astana", "constitutional_committee"])
    & (rounds["date_start"] >= "2019-10-30")
    & (rounds["date_start"] <= "2022-12-31")
].sort_values("date_start")
marks = two["track"].map({"astana": "A", "constitutional_committee": "C"})
letters = "".join(marks)
blocks = (marks != marks.shift()).sum()
hits = 0
for number in range(2000):
    mixed = marks.sample(frac=1, random_state=number)
    hits = hits + ((mixed != mixed.shift()).sum() >= blocks)
by_lot = round(hits / 2000 * 100, 1)
