# A crosstab with weights; the window from the number of days.
rows = events.assign(day=(events["date_start"] - pd.Timestamp(DAY)).dt.days)
rows = rows.query(
    "side_a == 'Government of Syria' and side_b == 'Syrian insurgents' and date_precision == 1"
    " and -28 <= day < 28"
)
grid = pd.crosstab(
    rows["governorate"].isin(["SY01", "SY03"]),
    rows["day"] >= 0,
    values=rows["deaths_best"],
    aggfunc="sum",
    normalize="columns",
)
near_damascus = (grid.loc[True] * 100).round(1).rename({False: "before", True: "since"})
