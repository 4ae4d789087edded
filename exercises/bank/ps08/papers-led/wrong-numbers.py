# Misunderstanding: gives numbers of papers in place of percentages.
papers = diplomacy[diplomacy["kind"].isin(KINDS)]
led, led_not_local = {}, {}
for name, (first, last) in PERIODS.items():
    part = papers[papers["date_start"].between(first, last)]
    led[name] = part["russia_role"].isin(LED).sum()
    rest = part[part["track"] != "local"]
    led_not_local[name] = rest["russia_role"].isin(LED).sum()
led, led_not_local = pd.Series(led), pd.Series(led_not_local)
