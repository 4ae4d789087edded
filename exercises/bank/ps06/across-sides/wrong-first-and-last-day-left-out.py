# Misunderstanding: strict signs leave the first and the last day of the window out.
window = ties[(ties["date_start"] > "2015-09-30") & (ties["date_start"] < "2016-12-15")]
window = window[~window["source_actor"].isin(FORUMS) & ~window["target_actor"].isin(FORUMS)]
window_ties = len(window)
side = actors.set_index("actor_id")["side"]
across = window["source_actor"].map(side) != window["target_actor"].map(side)
across_sides = round(across.mean() * 100, 1)
