# Plain counts with the day filter of `load`.
led, led_not_local = {}, {}
for name in ["third", "second", "first"]:
    rows = load("diplomacy", since=PERIODS[name][0], until=PERIODS[name][1])
    papers = [row for row in rows.itertuples() if row.kind in KINDS]
    rest = [row for row in papers if row.track != "local"]
    led[name] = round(100 * sum(row.russia_role in LED for row in papers) / len(papers), 1)
    led_not_local[name] = round(100 * sum(row.russia_role in LED for row in rest) / len(rest), 1)
led, led_not_local = pd.Series(led), pd.Series(led_not_local)
