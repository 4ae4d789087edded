# Misunderstanding: changes the table itself, so that each step stays for the next one.
two = positions[
    (positions["date"] >= "2015-09-30") & positions["actor_id"].isin(["iran", "united_states"])
].copy()


def distance(rows):
    medians = rows.groupby(["actor_id", "issue"])["stance_score"].median().unstack()
    return (medians.loc["iran"] - medians.loc["united_states"]).abs().mean()


start = distance(two)
carriers, highest = set(), start
for name, score in list(zip(two["position_id"], two["stance_score"])):
    two.loc[two["position_id"] == name, "stance_score"] = min(score + 1, 2)
    if distance(two) != start:
        carriers.add(name)
    highest = max(highest, distance(two))
