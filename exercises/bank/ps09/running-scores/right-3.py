# Each date beside each earlier one, in one merged table.
scored = dates[dates["said"].between("2015-11-01", "2024-01-31")]
pairs = scored.merge(dates, how="cross", suffixes=("", "_past"))
pairs["known"] = pairs["due_to_past"] < pairs["said"]
pairs["alike"] = pairs["known"] & (pairs["convenor_group"] == pairs["convenor_group_past"])
result = {}
for label, column in [("own", "alike"), ("all", "known")]:
    pairs["hit"] = pairs["kept_past"] * pairs[column]
    sums = pairs.groupby("date_id")[["hit", column]].sum()
    p = (sums["hit"] + 1) / (sums[column] + 2)
    result[label] = ((p - scored.set_index("date_id")["kept"]) ** 2).mean()
running_scores = pd.Series(result)
