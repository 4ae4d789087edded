# Misunderstanding: divides by all ties of the window, forums and all.
# Keeps: ties
in_time = ties[(ties["date_start"] >= "2015-09-30") & (ties["date_start"] <= "2016-12-15")]
window = in_time[~in_time["source_actor"].isin(FORUMS) & ~in_time["target_actor"].isin(FORUMS)]
window_ties = len(window)
side = actors.set_index("actor_id")["side"]
across = window["source_actor"].map(side) != window["target_actor"].map(side)
across_sides = round(across.sum() / len(in_time) * 100, 1)
