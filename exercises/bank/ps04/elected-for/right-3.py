# Plain lists and a dictionary.
lists = {"adopted": [], "vetoed": [], "failed": []}
for _, row in votes[votes["date"].between("2017-01-01", "2023-12-31")].iterrows():
    lists[row["result"]].append(row["yes"] - [row[member] for member in FIVE].count("yes"))
elected_for = {result: sum(found) / len(found) for result, found in lists.items()}
