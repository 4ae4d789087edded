# Misunderstanding: takes ties in force on the last day for ties begun in the window.
window = ties[
    (ties["date_start"] <= "2016-12-15")
    & (ties["date_end"].isna() | (ties["date_end"] >= "2016-12-15"))
]
window = window[~window["source_actor"].isin(FORUMS) & ~window["target_actor"].isin(FORUMS)]
window_ties = len(window)
side = actors.set_index("actor_id")["side"]
across = window["source_actor"].map(side) != window["target_actor"].map(side)
across_sides = round(across.mean() * 100, 1)
