# Misunderstanding: tries steps downwards only.
window = positions[positions["date"] >= "2015-09-30"]
two = window[window["actor_id"].isin(["iran", "turkey"])]


def distance(rows):
    medians = rows.groupby(["actor_id", "issue"])["stance_score"].median().unstack()
    return (medians.loc["iran"] - medians.loc["turkey"]).abs().mean()


start = distance(two)
carriers, highest = set(), start
for row in two[two["stance_score"] > -2].itertuples():
    copy = two.copy()
    copy.loc[copy["position_id"] == row.position_id, "stance_score"] -= 1
    if distance(copy) != start:
        carriers.add(row.position_id)
    highest = max(highest, distance(copy))
