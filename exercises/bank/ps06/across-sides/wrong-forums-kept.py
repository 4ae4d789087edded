# Misunderstanding: keeps the forums, which have a side of their own.
window = ties[(ties["date_start"] >= "2015-09-30") & (ties["date_start"] <= "2016-12-15")]
window_ties = len(window)
side = actors.set_index("actor_id")["side"]
across = window["source_actor"].map(side) != window["target_actor"].map(side)
across_sides = round(across.mean() * 100, 1)
