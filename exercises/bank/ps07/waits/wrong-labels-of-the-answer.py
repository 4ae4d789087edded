# Misunderstanding: puts the id of the answer in place of that of the first statement.
speaker = positions[positions["actor_id"] == "russia"]
other = positions[positions["actor_id"] == "iran"]
both = speaker.merge(other, on="issue", suffixes=("", "_other"))
both["days"] = (both["date_other"] - both["date"]).dt.days
both = both[both["days"] > 0].sort_values("days").drop_duplicates("position_id")
waits = both[both["days"] <= 30].groupby("position_id_other")["days"].min()
