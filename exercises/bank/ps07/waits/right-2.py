# Row by row with a filter on the other side.
other = positions[positions["actor_id"] == "iran"]
waits = {}
for row in positions[positions["actor_id"] == "russia"].itertuples():
    later = other[(other["issue"] == row.issue) & (other["date"] > row.date)]
    if len(later) > 0:
        days = (later["date"].min() - row.date).days
        if days <= 30:
            waits[row.position_id] = days
waits = pd.Series(waits)
