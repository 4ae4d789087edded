# Every possible order in place of lots.
from itertools import combinations

table = diplomacy[diplomacy["date_start"].between("2019-10-30", "2022-12-31")]
table = table[table["kind"].eq("talks_round") & ~table["title"].str.contains("no meeting")]
letters = ""
for row in table.sort_values("date_start").itertuples():
    if row.track == "astana":
        letters += "A"
    elif row.track == "constitutional_committee":
        letters += "C"


def changes(text):
    return sum(one != other for one, other in zip(text, text[1:]))


orders = []
for places in combinations(range(len(letters)), letters.count("A")):
    orders.append("".join("A" if i in places else "C" for i in range(len(letters))))
by_lot = sum(changes(order) >= changes(letters) for order in orders) / len(orders) * 100
