# Misunderstanding: counts points that stand for a district as well.
near = events[events["where_precision"] <= 3]
share = near.groupby("governorate")["deaths_best"].sum() / events.groupby("governorate")[
    "deaths_best"
].sum()
dots = (share * 100).round(1).loc[["SY02", "SY03", "SY07", "SY09"]]
