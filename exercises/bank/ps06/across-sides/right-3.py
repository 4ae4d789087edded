# Row by row with a dictionary; a window that is half open at the day after.
side = dict(zip(actors["actor_id"], actors["side"]))
kept = [
    (row.source_actor, row.target_actor)
    for row in ties.itertuples()
    if pd.Timestamp("2015-09-30") <= row.date_start < pd.Timestamp("2016-12-16")
    and row.source_actor not in FORUMS
    and row.target_actor not in FORUMS
]
window_ties = len(kept)
across_sides = float(f"{sum(side[a] != side[b] for a, b in kept) / len(kept) * 100:.1f}")
