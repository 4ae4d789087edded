# Row by row with a filter on the other side.
iran = positions[positions["actor_id"] == "iran"]
waits = {}
for row in positions[positions["actor_id"] == "russia"].itertuples():
    later = iran[(iran["issue"] == row.issue) & (iran["date"] > row.date)]
    if len(later) > 0:
        days = (later["date"].min() - row.date).days
        if days <= 30:
            waits[row.position_id] = days
waits = pd.Series(waits)
