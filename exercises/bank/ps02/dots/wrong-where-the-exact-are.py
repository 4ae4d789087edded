# Misunderstanding: of all well placed deaths, how many are in each governorate.
near = events[events["where_precision"] <= 2]
share = near.groupby("governorate")["deaths_best"].sum() / near["deaths_best"].sum()
dots = (share * 100).round(1).loc[["SY02", "SY03", "SY07", "SY09"]]
