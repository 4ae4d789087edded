# Misunderstanding: turns the pair round: the second speaks, the first answers.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "iran"]
both = other.merge(speaker, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days
waits = both[both["days"] > 0].groupby("position_id")["days"].min()
waits = waits[waits <= 30]
