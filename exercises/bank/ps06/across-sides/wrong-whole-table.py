# Misunderstanding: no window at all.
window = ties[~ties["source_actor"].isin(FORUMS) & ~ties["target_actor"].isin(FORUMS)]
window_ties = len(window)
side = actors.set_index("actor_id")["side"]
across = window["source_actor"].map(side) != window["target_actor"].map(side)
across_sides = round(across.mean() * 100, 1)
