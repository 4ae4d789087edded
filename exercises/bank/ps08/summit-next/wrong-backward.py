# Misunderstanding: looks back to the round before the row.
meetings = diplomacy[
    (diplomacy["kind"] == "summit")
    & (diplomacy["track"] == "russia_turkey_iran")
    & diplomacy["date_start"].between("2017-01-01", "2022-12-31")
].sort_values("date_start")
astana = diplomacy[(diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")]
both = pd.merge_asof(
    meetings[["event_id", "date_start"]],
    astana[["date_end"]].sort_values("date_end"),
    left_on="date_start",
    right_on="date_end",
)
to_next = (both["date_start"] - both["date_end"]).dt.days.set_axis(both["event_id"])
