# By arithmetic: the sum less one gap, divided by one issue less.
two = positions[
    (positions["date"] >= "2015-09-30") & positions["actor_id"].isin(["iran", "turkey"])
]
table = two.groupby(["issue", "actor_id"])["stance_score"].median().unstack().dropna()
gap = (table["turkey"] - table["iran"]).abs()
without = (gap.sum() - gap) / (len(gap) - 1)
change = (without - gap.mean()).abs()
moves_most = change.sort_values(ascending=False).index[0]
