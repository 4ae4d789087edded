# A function that walks from week to week.
parties = events["side_a"].eq("Government of Syria") & events["side_b"].eq("Syrian insurgents")
known = events[parties & events["date_precision"].eq(1)].set_index("date_start").sort_index()
known = known["deaths_best"]


def deaths(first, days):
    return known[first : first + pd.Timedelta(days=days - 1)].sum()


rows = []
for truce in map(pd.Timestamp, ["2016-02-27", "2017-05-06"]):
    level = deaths(truce - pd.Timedelta(days=28), 28) / 4
    week = 0
    while deaths(truce + week * pd.Timedelta(days=7), 7) < level:
        week += 1
    rows.append([truce.strftime("%Y-%m-%d"), level, week])
table = pd.DataFrame(rows, columns=["truce", "level", "week"]).set_index("truce")
usual = table["level"]
back_week = table["week"]
