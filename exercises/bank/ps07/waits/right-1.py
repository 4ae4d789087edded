# Each statement of Russia with each of Iran on the same issue; the shortest wait is kept.
russia = positions[positions["actor_id"] == "russia"]
iran = positions[positions["actor_id"] == "iran"]
both = russia.merge(iran, on="issue", suffixes=("", "_iran"))
both["days"] = (both["date_iran"] - both["date"]).dt.days
both = both[both["days"] > 0]
waits = both.groupby("position_id")["days"].min()
waits = waits[waits <= 30]
