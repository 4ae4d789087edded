# Misunderstanding: takes the meetings of ministers and experts as well.
meetings = diplomacy[
    diplomacy["kind"].isin(["summit", "consultation"]) & (diplomacy["track"] == "russia_turkey_iran")
].sort_values("date_end")
astana = diplomacy[
    (diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")
].sort_values("date_start")
both = pd.merge_asof(
    meetings[["event_id", "date_end"]],
    astana[["date_start"]],
    left_on="date_end",
    right_on="date_start",
    direction="forward",
)
both = both.dropna()
to_next = (both["date_start"] - both["date_end"]).dt.days.set_axis(both["event_id"])
