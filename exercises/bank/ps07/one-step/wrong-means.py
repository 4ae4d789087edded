# Misunderstanding: takes means of the scores, and every statement carries a mean.
window = positions[positions["date"] >= "2015-09-30"]
two = window[window["actor_id"].isin(["iran", "united_states"])]


def distance(rows):
    means = rows.groupby(["actor_id", "issue"])["stance_score"].mean().unstack()
    return (means.loc["iran"] - means.loc["united_states"]).abs().mean()


start = distance(two)
carriers, highest = set(), start
for row in two.itertuples():
    for score in [row.stance_score - 1, row.stance_score + 1]:
        if -2 <= score <= 2:
            copy = two.copy()
            copy.loc[copy["position_id"] == row.position_id, "stance_score"] = score
            if abs(distance(copy) - start) > 0.001:
                carriers.add(row.position_id)
            highest = max(highest, distance(copy))
