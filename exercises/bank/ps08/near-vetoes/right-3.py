# Sets of days: all days round a round, cut to the window.
window = set(pd.date_range("2017-01-23", "2024-11-12"))
rounds = diplomacy.query("track == 'astana' and kind == 'talks_round'")
vetoes = votes.loc[votes["russia"].eq("no") & votes["date"].isin(window), "date"]
rows = []
for limit in LIMITS:
    step = pd.Timedelta(days=limit)
    near = {day for start in rounds["date_start"] for day in pd.date_range(start - step, start + step)}
    rows.append([limit, sum(day in near for day in vetoes), len(near & window) / len(window) * 100])
table = pd.DataFrame(rows, columns=["limit", "vetoes", "days"]).set_index("limit")
near_vetoes = table["vetoes"]
near_days = table["days"].round(1).sort_values()
