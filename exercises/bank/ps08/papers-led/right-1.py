# A filter for each period; the mean of a comparison is a share.
papers = diplomacy[diplomacy["kind"].isin(KINDS)]
led, led_not_local = {}, {}
for name, (first, last) in PERIODS.items():
    part = papers[(papers["date_start"] >= first) & (papers["date_start"] <= last)]
    led[name] = part["russia_role"].isin(LED).mean() * 100
    rest = part[part["track"] != "local"]
    led_not_local[name] = rest["russia_role"].isin(LED).mean() * 100
led = pd.Series(led).round(1)
led_not_local = pd.Series(led_not_local).round(1)
