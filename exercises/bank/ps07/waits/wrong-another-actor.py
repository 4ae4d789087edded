# Misunderstanding: takes the words of another actor.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "syria_government"]
both = speaker.merge(other, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days
waits = both[both["days"] > 0].groupby("position_id")["days"].min()
waits = waits[waits <= 30]
