# merge_asof forward, without exact matches; the answer as a dictionary's items, floats.
speaker = positions[positions["actor_id"] == "russia"].sort_values("date")
other = positions[positions["actor_id"] == "iran"].sort_values("date")
other = other[["date", "issue"]].assign(answered=other["date"])
found = pd.merge_asof(
    speaker, other, on="date", by="issue", direction="forward", allow_exact_matches=False
)
found = found.set_index("position_id")
days = (found["answered"] - found.index.map(speaker.set_index("position_id")["date"])).dt.days
waits = days[days.between(1, 30)]
