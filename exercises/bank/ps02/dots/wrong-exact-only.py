# Misunderstanding: takes the exact places alone.
near = events[events["where_precision"] == 1]
share = near.groupby("governorate")["deaths_best"].sum() / events.groupby("governorate")[
    "deaths_best"
].sum()
dots = (share * 100).round(1).loc[["SY02", "SY03", "SY07", "SY09"]]
