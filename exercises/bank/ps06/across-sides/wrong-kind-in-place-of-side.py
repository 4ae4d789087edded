# Misunderstanding: compares what the actors are (state, militia), not where they stand.
# Keeps: ties
window = ties[(ties["date_start"] >= "2015-09-30") & (ties["date_start"] <= "2016-12-15")]
window = window[~window["source_actor"].isin(FORUMS) & ~window["target_actor"].isin(FORUMS)]
window_ties = len(window)
kind = actors.set_index("actor_id")["kind"]
across = window["source_actor"].map(kind) != window["target_actor"].map(kind)
across_sides = round(across.mean() * 100, 1)
