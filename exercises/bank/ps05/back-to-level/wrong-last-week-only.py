# Misunderstanding: takes the last week before as the level.
known = events[
    (events["side_a"] == "Government of Syria")
    & (events["side_b"] == "Syrian insurgents")
    & (events["date_precision"] == 1)
]
usual, back_week = {}, {}
for truce in ["2016-02-27", "2017-05-06"]:
    week = (known["date_start"] - pd.Timestamp(truce)).dt.days // 7
    weekly = known.groupby(week)["deaths_best"].sum()
    usual[truce] = weekly.loc[-1]
    later = weekly.loc[0:]
    back_week[truce] = later[later >= usual[truce]].index[0]
