# Misunderstanding: leaves the days out.
rows = positions.copy()
rows["side"] = rows["actor_id"].map(actors.set_index("actor_id")["side"])
two = ["government_and_allies", "opposition_and_backers"]
groups = rows.groupby(["issue", "side"])["stance_score"]
lowest, highest = groups.min().unstack()[two].dropna(), groups.max().unstack()[two].dropna()
room_before = room_after = highest.min(axis=1) - lowest.max(axis=1)
