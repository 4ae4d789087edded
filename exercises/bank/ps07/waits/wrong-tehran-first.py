# Misunderstanding: turns the pair round: Tehran speaks, Moscow answers.
russia = positions[positions["actor_id"] == "russia"]
iran = positions[positions["actor_id"] == "iran"]
both = iran.merge(russia, on="issue", suffixes=("", "_russia"))
both["days"] = (both["date_russia"] - both["date"]).dt.days
waits = both[both["days"] > 0].groupby("position_id")["days"].min()
waits = waits[waits <= 30]
