# Misunderstanding: puts the id of Tehran's statement in place of Moscow's.
russia = positions[positions["actor_id"] == "russia"]
iran = positions[positions["actor_id"] == "iran"]
both = russia.merge(iran, on="issue", suffixes=("", "_iran"))
both["days"] = (both["date_iran"] - both["date"]).dt.days
both = both[both["days"] > 0].sort_values("days").drop_duplicates("position_id")
waits = both[both["days"] <= 30].groupby("position_id_iran")["days"].min()
