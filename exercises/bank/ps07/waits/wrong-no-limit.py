# Misunderstanding: keeps waits of any length.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "iran"]
both = speaker.merge(other, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days
waits = both[both["days"] > 0].groupby("position_id")["days"].min()
