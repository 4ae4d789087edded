# Misunderstanding: takes the next words of the other actor on whatever issue.
other = positions[positions["actor_id"] == "iran"]
waits = {}
for row in positions[positions["actor_id"] == "russia"].itertuples():
    later = other[other["date"] > row.date]
    if len(later) > 0 and (later["date"].min() - row.date).days <= 30:
        waits[row.position_id] = (later["date"].min() - row.date).days
waits = pd.Series(waits)
