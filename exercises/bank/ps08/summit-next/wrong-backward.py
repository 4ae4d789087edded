# Misunderstanding: looks back to the round before the summit.
summits = diplomacy[
    (diplomacy["kind"] == "summit") & (diplomacy["track"] == "russia_turkey_iran")
].sort_values("date_start")
astana = diplomacy[(diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")]
both = pd.merge_asof(
    summits[["event_id", "date_start"]],
    astana[["date_end"]].sort_values("date_end"),
    left_on="date_start",
    right_on="date_end",
)
to_next = (both["date_start"] - both["date_end"]).dt.days.set_axis(both["event_id"])
