# Misunderstanding: keeps the statements without an answer in time, with an empty value.
speaker = positions[positions["actor_id"] == "russia"].sort_values("date")
other = positions[positions["actor_id"] == "iran"].sort_values("date")
met = pd.merge_asof(
    speaker[["position_id", "issue", "date"]],
    other[["issue", "date"]].assign(answered=other["date"]),
    on="date",
    by="issue",
    direction="forward",
    allow_exact_matches=False,
    tolerance=pd.Timedelta(days=30),
).set_index("position_id")
waits = (met["answered"] - met["date"]).dt.days
