# Misunderstanding: gives weeks before as positive numbers.
known = events[
    (events["side_a"] == "Government of Syria")
    & (events["side_b"] == "Syrian insurgents")
    & (events["date_precision"] == 1)
]
length = pd.Timedelta(days=28)
steepest = {}
for truce in TRUCES:
    changes = {}
    for shift in range(-4, 5):
        day = pd.Timestamp(truce) + shift * pd.Timedelta(days=7)
        before = known[(known["date_start"] >= day - length) & (known["date_start"] < day)]
        since = known[(known["date_start"] >= day) & (known["date_start"] < day + length)]
        first, second = before["deaths_best"].sum(), since["deaths_best"].sum()
        changes[shift] = second / first
    steepest[truce] = -min(changes, key=changes.get)
