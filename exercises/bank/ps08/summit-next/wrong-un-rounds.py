# Misunderstanding: takes the next UN round.
meetings = diplomacy[
    (diplomacy["kind"] == "summit")
    & (diplomacy["track"] == "russia_turkey_iran")
    & diplomacy["date_start"].between("2017-01-01", "2022-12-31")
].sort_values("date_end")
un = diplomacy[
    diplomacy["track"].isin(["geneva", "constitutional_committee"])
    & (diplomacy["kind"] == "talks_round")
].sort_values("date_start")
both = pd.merge_asof(
    meetings[["event_id", "date_end"]],
    un[["date_start"]],
    left_on="date_end",
    right_on="date_start",
    direction="forward",
).dropna()
to_next = (both["date_start"] - both["date_end"]).dt.days.set_axis(both["event_id"])
