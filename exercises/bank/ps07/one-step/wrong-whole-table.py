# Misunderstanding: leaves the window out, and gives by how much the distance can rise.
two = positions[positions["actor_id"].isin(["iran", "united_states"])]


def distance(rows):
    medians = rows.groupby(["actor_id", "issue"])["stance_score"].median().unstack()
    return (medians.loc["iran"] - medians.loc["united_states"]).abs().mean()


start = distance(two)
carriers, highest = set(), start
for row in two.itertuples():
    for score in [row.stance_score - 1, row.stance_score + 1]:
        if -2 <= score <= 2:
            copy = two.copy()
            copy.loc[copy["position_id"] == row.position_id, "stance_score"] = score
            changed = distance(copy)
            if changed != start:
                carriers.add(row.position_id)
            highest = max(highest, changed)
highest = highest - start
