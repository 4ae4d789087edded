# Misunderstanding: rounds to the nearest week in place of down.
# Keeps: week
known = events[
    (events["side_a"] == "Government of Syria")
    & (events["side_b"] == "Syrian insurgents")
    & (events["date_precision"] == 1)
]
usual, back_week = {}, {}
for truce in ["2016-02-27", "2017-05-06"]:
    days = (known["date_start"] - pd.Timestamp(truce)).dt.days
    weekly = known.groupby((days / 7).round())["deaths_best"].sum()
    usual[truce] = weekly.loc[-4:-1].mean()
    later = known[days >= 0].groupby(days // 7)["deaths_best"].sum()
    back_week[truce] = later[later >= known[days.between(-28, -1)]["deaths_best"].sum() / 4].index[
        0
    ]
