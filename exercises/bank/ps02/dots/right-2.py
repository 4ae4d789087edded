# A loop over four codes.
result = {}
for code in ["SY09", "SY07", "SY03", "SY02"]:
    part = events[events["governorate"] == code]
    exact = part[(part["where_precision"] == 1) | (part["where_precision"] == 2)]
    result[code] = float(exact["deaths_best"].sum() / part["deaths_best"].sum() * 100)
dots = pd.Series(result)
