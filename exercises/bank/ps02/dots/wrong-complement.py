# Misunderstanding: the part whose point stands for an area.
near = events[events["where_precision"] > 2]
share = near.groupby("governorate")["deaths_best"].sum() / events.groupby("governorate")[
    "deaths_best"
].sum()
dots = (share * 100).round(1).loc[["SY02", "SY03", "SY07", "SY09"]]
