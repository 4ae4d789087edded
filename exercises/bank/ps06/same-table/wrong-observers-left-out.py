# Misunderstanding: leaves the observers out of both rounds.
cells = diplomacy.set_index("event_id")["participants"]
first = {n for n in cells["astana-2018-11-28"].split("; ") if "(observer)" not in n}
second = {n for n in cells["astana-2024-01-24"].split("; ") if "(observer)" not in n}
shared_names = first & second
same_table = round(len(shared_names) / len(first | second), 3)
