# Misunderstanding: takes the next UN round.
summits = diplomacy[
    (diplomacy["kind"] == "summit") & (diplomacy["track"] == "russia_turkey_iran")
].sort_values("date_end")
un = diplomacy[
    diplomacy["track"].isin(["geneva", "constitutional_committee"])
    & (diplomacy["kind"] == "talks_round")
].sort_values("date_start")
both = pd.merge_asof(
    summits[["event_id", "date_end"]],
    un[["date_start"]],
    left_on="date_end",
    right_on="date_start",
    direction="forward",
).dropna()
to_next = (both["date_start"] - both["date_end"]).dt.days.set_axis(both["event_id"])
