# Plain loops and dictionaries; the rows stand in another order.
count, watched = {}, {}
for row in diplomacy.itertuples():
    if row.track != "astana" or row.kind != "talks_round" or not 2019 <= row.date_start.year <= 2024:
        continue
    for entry in row.participants.split(";"):
        entry = entry.strip()
        name = entry.removesuffix(" (observer)")
        count[name] = count.get(name, 0) + 1
        watched[name] = watched.get(name, 0) + (entry != name)
seat_counts = pd.DataFrame(
    {"name": list(count), "rounds": list(count.values()), "observer_rounds": list(watched.values())}
).sort_values("rounds")
