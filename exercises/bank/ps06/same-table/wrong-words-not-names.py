# Misunderstanding: splits at every space, so words are compared in place of names.
cells = diplomacy.set_index("event_id")["participants"].str.replace(" (observer)", "", regex=False)
first = set(cells["astana-2018-11-28"].replace(";", "").split())
second = set(cells["astana-2024-01-24"].replace(";", "").split())
shared_names = first & second
same_table = round(len(shared_names) / len(first | second), 3)
