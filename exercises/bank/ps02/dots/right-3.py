# A pivot table of governorate by precision.
four = events[events["governorate"].isin(["SY02", "SY03", "SY07", "SY09"])]
table = four.pivot_table(
    index="governorate", columns="where_precision", values="deaths_best",
    aggfunc="sum", fill_value=0,
)
dots = (table[1] + table[2]) / table.sum(axis=1) * 100
