# merge_asof forward, without exact matches; the answer as a dictionary's items, floats.
russia = positions[positions["actor_id"] == "russia"].sort_values("date")
iran = positions[positions["actor_id"] == "iran"].sort_values("date")
iran = iran[["date", "issue"]].assign(answered=iran["date"])
found = pd.merge_asof(
    russia, iran, on="date", by="issue", direction="forward", allow_exact_matches=False
)
found = found.set_index("position_id")
days = (found["answered"] - found.index.map(russia.set_index("position_id")["date"])).dt.days
waits = days[days.between(1, 30)]
