# Misunderstanding: keeps waits of up to a week only.
russia = positions[positions["actor_id"] == "russia"]
iran = positions[positions["actor_id"] == "iran"]
both = russia.merge(iran, on="issue", suffixes=("", "_iran"))
both["days"] = (both["date_iran"] - both["date"]).dt.days
both = both[both["days"] > 0]
waits = both.groupby("position_id")["days"].min()
waits = waits[waits <= 7]
