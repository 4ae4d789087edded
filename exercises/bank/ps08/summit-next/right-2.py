# A loop: all later rounds, the smallest distance.
starts = diplomacy[diplomacy["kind"].eq("talks_round") & diplomacy["track"].eq("astana")]["date_start"]
to_next = {}
window = pd.date_range("2017-01-01", "2022-12-31")
for row in diplomacy.itertuples():
    if row.kind == "summit" and row.track == "russia_turkey_iran" and row.date_start in window:
        waits = [(start - row.date_end).days for start in starts if start >= row.date_end]
        to_next[row.event_id] = min(waits)
to_next = pd.Series(to_next)
