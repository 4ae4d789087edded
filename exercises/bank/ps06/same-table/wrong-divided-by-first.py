# Misunderstanding: divides by the names of the first round.
# Keeps: names
cells = diplomacy.set_index("event_id")["participants"].str.replace(" (observer)", "", regex=False)
first = set(cells["astana-2018-11-28"].split("; "))
second = set(cells["astana-2024-01-24"].split("; "))
shared_names = first & second
same_table = round(len(shared_names) / len(first), 3)
