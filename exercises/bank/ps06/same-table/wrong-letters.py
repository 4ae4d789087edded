# Misunderstanding: a set of a text is a set of its letters.
cells = diplomacy.set_index("event_id")["participants"]
first = set(cells["astana-2018-11-28"])
second = set(cells["astana-2024-01-24"])
shared_names = first & second
same_table = round(len(shared_names) / len(first | second), 3)
