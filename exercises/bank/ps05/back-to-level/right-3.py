# Each day separately; `resample` with weeks that begin on the weekday of the truce.
known = events.query(
    "side_a == 'Government of Syria' and side_b == 'Syrian insurgents' and date_precision == 1"
)
daily = known.groupby("date_start")["deaths_best"].sum().asfreq("D", fill_value=0)
usual, back_week = pd.Series(dtype=float), pd.Series(dtype=int)
for truce in ["2016-02-27", "2017-05-06"]:
    cut = pd.Timestamp(truce)
    usual[truce] = daily[cut - pd.Timedelta(days=28) : cut - pd.Timedelta(days=1)].sum() / 4
    weeks = daily[cut:].resample("7D").sum()
    reached = weeks[weeks >= usual[truce]].index[0]
    back_week[truce] = (reached - cut).days // 7
