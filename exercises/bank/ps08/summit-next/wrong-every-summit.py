# Misunderstanding: takes the summits of other tracks as well.
summits = diplomacy[diplomacy["kind"] == "summit"].sort_values("date_end")
astana = diplomacy[
    (diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")
].sort_values("date_start")
both = pd.merge_asof(
    summits[["event_id", "date_end"]],
    astana[["date_start"]],
    left_on="date_end",
    right_on="date_start",
    direction="forward",
)
to_next = (both["date_start"] - both["date_end"]).dt.days.set_axis(both["event_id"])
