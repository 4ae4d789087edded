# Misunderstanding: the mean of the column, as if its numbers measured something.
part = events[events["governorate"].isin(["SY02", "SY03", "SY07", "SY09"])]
dots = part.groupby("governorate")["where_precision"].mean().round(1)
