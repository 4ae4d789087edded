# Misunderstanding: counts events in place of deaths.
part = events[events["governorate"].isin(["SY02", "SY03", "SY07", "SY09"])]
dots = ((part["where_precision"] <= 2).groupby(part["governorate"]).mean() * 100).round(1)
