# Misunderstanding: takes the last words within 30 days, not the next ones.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "iran"]
both = speaker.merge(other, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days
waits = both[both["days"].between(1, 30)].groupby("position_id")["days"].max()
