# Misunderstanding: every statement on a shared issue carries the distance.
# Keeps: highest
window = positions[positions["date"] >= "2015-09-30"]
two = window[window["actor_id"].isin(["iran", "united_states"])]
grid = two.pivot_table(index="actor_id", columns="issue", values="stance_score", aggfunc="median")
gap = (grid.loc["iran"] - grid.loc["united_states"]).abs().dropna()
carriers = set(two[two["issue"].isin(gap.index)]["position_id"])
highest = (gap.sum() + 1) / len(gap)
