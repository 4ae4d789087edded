# Misunderstanding: fractions in place of percentages.
near = events[events["where_precision"] <= 2]
share = near.groupby("governorate")["deaths_best"].sum() / events.groupby("governorate")[
    "deaths_best"
].sum()
dots = share.round(3).loc[["SY02", "SY03", "SY07", "SY09"]]
