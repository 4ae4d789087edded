# Sort, shift the last days, subtract.
sat = diplomacy[
    diplomacy["track"].isin(["constitutional_committee"])
    & diplomacy["date_start"].between("2019-10-30", "2022-12-31")
    & (diplomacy["kind"] == "talks_round")
    & ~diplomacy["title"].str.contains("no meeting")
].sort_values("date_start")
gap = (sat["date_start"] - sat["date_end"].shift()).dt.days
committee_gaps = gap.set_axis(sat["event_id"]).dropna()
days = (sat["date_end"] - sat["date_start"]).dt.days + 1
whole = (sat["date_end"].max() - sat["date_start"].min()).days + 1
in_session = round(days.sum() / whole * 100, 2)
