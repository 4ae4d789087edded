# Misunderstanding: takes the words of Damascus.
russia = positions[positions["actor_id"] == "russia"]
damascus = positions[positions["actor_id"] == "syria_government"]
both = russia.merge(damascus, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days
waits = both[both["days"] > 0].groupby("position_id")["days"].min()
waits = waits[waits <= 30]
