# Misunderstanding: one wait for each issue, not for each statement.
russia = positions[positions["actor_id"] == "russia"]
iran = positions[positions["actor_id"] == "iran"]
both = russia.merge(iran, on="issue", suffixes=("", "_iran"))
both["days"] = (both["date_iran"] - both["date"]).dt.days
waits = both[both["days"] > 0].groupby("issue")["days"].min()
waits = waits[waits <= 30]
