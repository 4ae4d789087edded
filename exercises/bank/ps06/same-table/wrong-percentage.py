# Misunderstanding: gives a percentage where the task asks for a share of 1.
# Keeps: names
cells = diplomacy.set_index("event_id")["participants"].str.replace(" (observer)", "", regex=False)
first = set(cells["astana-2018-11-28"].split("; "))
second = set(cells["astana-2024-01-24"].split("; "))
shared_names = first & second
same_table = round(100 * len(shared_names) / len(first | second), 1)
