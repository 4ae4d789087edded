# Misunderstanding: counts the first day as well, so that each wait is a day too long.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "iran"]
both = speaker.merge(other, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days
both = both[both["days"] > 0]
waits = both.groupby("position_id")["days"].min() + 1
waits = waits[waits <= 30]
