# A loop over two windows; the empty governorates get a name and stay in.
cut, length = pd.Timestamp(DAY), pd.Timedelta(days=28)
near_damascus = {}
for when, first in [("before", cut - length), ("since", cut)]:
    rows = events[(events["date_start"] >= first) & (events["date_start"] < first + length)]
    rows = rows[(rows["side_a"] == "Government of Syria") & (rows["side_b"] == "Syrian insurgents")]
    rows = rows[rows["date_precision"] == 1]
    by_place = rows.groupby(rows["governorate"].fillna("none"))["deaths_best"].sum()
    near_damascus[when] = (by_place["SY01"] + by_place["SY03"]) / by_place.sum() * 100
