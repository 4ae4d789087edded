# merge_asof: the session that ended last before each start; another order.
rounds = diplomacy[diplomacy["kind"] == "talks_round"]
rounds = rounds[rounds["date_start"].between("2019-10-30", "2022-12-31")]
sat = rounds[rounds["track"].isin(["constitutional_committee"]) & ~rounds["title"].str.contains("no meeting")]
sat = sat.sort_values("date_start")
before = pd.merge_asof(
    sat[["event_id", "date_start"]],
    sat[["date_end"]].sort_values("date_end"),
    left_on="date_start",
    right_on="date_end",
    allow_exact_matches=False,
).dropna()
before["gap"] = (before["date_start"] - before["date_end"]).dt.days.astype(int)
committee_gaps = before.set_index("event_id")["gap"].sort_values(ascending=False)
total = sum((row.date_end - row.date_start).days + 1 for row in sat.itertuples())
whole = len(pd.date_range(sat["date_start"].min(), sat["date_end"].max()))
in_session = float(f"{total / whole * 100:.2f}")
