# Misunderstanding: gives every governorate, where the task names four.
near = events[events["where_precision"] <= 2]
share = near.groupby("governorate")["deaths_best"].sum() / events.groupby("governorate")[
    "deaths_best"
].sum()
dots = (share * 100).round(1)
