# All trials as rows of one table, then filtered.
def far(rows):
    middle = rows.groupby(["issue", "actor_id"])["stance_score"].median().unstack()
    return (middle["iran"] - middle["united_states"]).abs().dropna().mean()


late = load("positions", since="2015-09-30").set_index("position_id")
trials = []
for name in late.index[late["actor_id"].isin(["iran", "united_states"])]:
    for step in [-1, 1]:
        changed = late["stance_score"].copy()
        changed[name] = changed[name] + step
        if changed.abs().max() <= 2:
            trials.append([name, far(late.assign(stance_score=changed))])
trials = pd.DataFrame(trials, columns=["row", "distance"])
carriers = trials[(trials["distance"] - far(late)).abs() > 0.001]["row"].unique()
highest = trials["distance"].max()
