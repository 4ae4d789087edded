# merge_asof forward from the summits to the rounds.
summits = diplomacy[
    (diplomacy["kind"] == "summit") & (diplomacy["track"] == "russia_turkey_iran")
].sort_values("date_end")
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
both["days"] = (both["date_start"] - both["date_end"]).dt.days
to_next = both.set_index("event_id")["days"]
