# Misunderstanding: keeps waits of up to a week only.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "iran"]
both = speaker.merge(other, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days
both = both[both["days"] > 0]
waits = both.groupby("position_id")["days"].min()
waits = waits[waits <= 7]
