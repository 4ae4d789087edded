# Misunderstanding: drops the sign, so that words before count as an answer.
russia = positions[positions["actor_id"] == "russia"]
iran = positions[positions["actor_id"] == "iran"]
both = russia.merge(iran, on="issue", suffixes=("", "_iran"))
both["days"] = (both["date_iran"] - both["date"]).dt.days.abs()
waits = both[both["days"] > 0].groupby("position_id")["days"].min()
waits = waits[waits <= 30]
