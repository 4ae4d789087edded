# Misunderstanding: takes all years of the table.
everything = load("conflict_events")
near = everything[everything["where_precision"] <= 2]
share = near.groupby("governorate")["deaths_best"].sum() / everything.groupby("governorate")[
    "deaths_best"
].sum()
dots = (share * 100).round(1).loc[["SY02", "SY03", "SY07", "SY09"]]
