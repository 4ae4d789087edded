# Misunderstanding: drops the sign, so that words before count as an answer.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "iran"]
both = speaker.merge(other, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days.abs()
waits = both[both["days"] > 0].groupby("position_id")["days"].min()
waits = waits[waits <= 30]
