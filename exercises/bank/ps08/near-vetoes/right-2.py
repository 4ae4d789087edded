# merge_asof backward and forward, as in the lesson.
astana = diplomacy[(diplomacy["track"] == "astana") & (diplomacy["kind"] == "talks_round")]
starts = astana[["date_start"]].sort_values("date_start")


def days_to_nearest(days):
    back = pd.merge_asof(days, starts, left_on="day", right_on="date_start")
    ahead = pd.merge_asof(days, starts, left_on="day", right_on="date_start", direction="forward")
    since = (back["day"] - back["date_start"]).dt.days.fillna(9999)
    until = (ahead["date_start"] - ahead["day"]).dt.days.fillna(9999)
    return since.where(since < until, until)


vetoed = votes[(votes["result"] == "vetoed") & votes["date"].between("2017-01-23", "2024-11-12")]
by_veto = days_to_nearest(vetoed[["date"]].rename(columns={"date": "day"}).sort_values("day"))
by_day = days_to_nearest(pd.DataFrame({"day": pd.date_range("2017-01-23", "2024-11-12")}))
near_vetoes, near_days = {}, {}
for limit in LIMITS:
    near_vetoes[limit] = (by_veto <= limit).sum()
    near_days[limit] = (by_day <= limit).mean() * 100
near_vetoes, near_days = pd.Series(near_vetoes), pd.Series(near_days)
