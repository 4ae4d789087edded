# Misunderstanding: takes the next words of Tehran on whatever issue.
iran = positions[positions["actor_id"] == "iran"]
waits = {}
for row in positions[positions["actor_id"] == "russia"].itertuples():
    later = iran[iran["date"] > row.date]
    if len(later) > 0 and (later["date"].min() - row.date).days <= 30:
        waits[row.position_id] = (later["date"].min() - row.date).days
waits = pd.Series(waits)
