# Misunderstanding: thinks that only a statement alone in its cell can move a median.
# Keeps: highest
window = positions[positions["date"] >= "2015-09-30"]
two = window[window["actor_id"].isin(["iran", "united_states"])]
grid = two.pivot_table(index="actor_id", columns="issue", values="stance_score", aggfunc="median")
gap = (grid.loc["iran"] - grid.loc["united_states"]).abs().dropna()
shared = two[two["issue"].isin(gap.index)]
alone = shared.groupby(["actor_id", "issue"])["position_id"].transform("size") == 1
carriers = set(shared[alone]["position_id"])
highest = (gap.sum() + 1) / len(gap)
