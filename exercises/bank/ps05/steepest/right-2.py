# Sums by week: four weeks before each cut and four after, with `rolling` and `shift`.
parties = (events["side_a"] == "Government of Syria") & (events["side_b"] == "Syrian insurgents")
known = events[parties & (events["date_precision"] == 1)]
rows = []
for truce in TRUCES:
    week = (known["date_start"] - pd.Timestamp(truce)).dt.days // 7
    weekly = known.groupby(week)["deaths_best"].sum().reindex(range(-8, 8), fill_value=0)
    last_four = weekly.rolling(4).sum()
    change = (last_four.shift(-4) / last_four - 1) * 100  # the cut lies behind the week
    change.index = change.index + 1
    rows.append([truce, change.loc[-4:4].idxmin()])
steepest = pd.DataFrame(rows, columns=["truce", "shift"]).set_index("truce")["shift"]
