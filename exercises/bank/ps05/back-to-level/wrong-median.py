# Misunderstanding: the median of the four weeks in place of the mean, in one of the two answers.
# Keeps: week
known = events[
    (events["side_a"] == "Government of Syria")
    & (events["side_b"] == "Syrian insurgents")
    & (events["date_precision"] == 1)
]
usual, back_week = {}, {}
for truce in ["2016-02-27", "2017-05-06"]:
    week = (known["date_start"] - pd.Timestamp(truce)).dt.days // 7
    weekly = known.groupby(week)["deaths_best"].sum()
    later = weekly.loc[0:]
    back_week[truce] = later[later >= weekly.loc[-4:-1].mean()].index[0]
    usual[truce] = weekly.loc[-4:-1].median()
