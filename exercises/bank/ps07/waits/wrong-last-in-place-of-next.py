# Misunderstanding: takes the last words within 30 days, not the next ones.
russia = positions[positions["actor_id"] == "russia"]
iran = positions[positions["actor_id"] == "iran"]
both = russia.merge(iran, on="issue", suffixes=("", "_iran"))
both["days"] = (both["date_iran"] - both["date"]).dt.days
waits = both[both["days"].between(1, 30)].groupby("position_id")["days"].max()
