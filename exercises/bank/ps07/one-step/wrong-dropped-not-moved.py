# Misunderstanding: leaves each statement out in place of moving it by a step.
window = positions[positions["date"] >= "2015-09-30"]
two = window[window["actor_id"].isin(["iran", "united_states"])]


def distance(rows):
    medians = rows.groupby(["actor_id", "issue"])["stance_score"].median().unstack()
    return (medians.loc["iran"] - medians.loc["united_states"]).abs().mean()


start = distance(two)
carriers, highest = set(), start
for row in two.itertuples():
    if distance(two[two["position_id"] != row.position_id]) != start:
        carriers.add(row.position_id)
