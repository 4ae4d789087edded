# Misunderstanding: divides by the two sizes added up, so shared names count twice below.
# Keeps: names
cells = diplomacy.set_index("event_id")["participants"].str.replace(" (observer)", "", regex=False)
first = set(cells["astana-2018-11-28"].split("; "))
second = set(cells["astana-2024-01-24"].split("; "))
shared_names = first & second
same_table = round(len(shared_names) / (len(first) + len(second)), 3)
