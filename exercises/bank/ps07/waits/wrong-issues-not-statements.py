# Misunderstanding: one wait for each issue, not for each statement.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "iran"]
both = speaker.merge(other, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days
waits = both[both["days"] > 0].groupby("issue")["days"].min()
waits = waits[waits <= 30]
