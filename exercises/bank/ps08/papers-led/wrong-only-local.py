# Misunderstanding: keeps the local papers in place of the others.
# Keeps: all
papers = diplomacy[diplomacy["kind"].isin(KINDS)]
led, led_not_local = {}, {}
for name, (first, last) in PERIODS.items():
    part = papers[papers["date_start"].between(first, last)]
    led[name] = part["russia_role"].isin(LED).mean() * 100
    rest = part[part["track"] == "local"]
    led_not_local[name] = rest["russia_role"].isin(LED).mean() * 100
led, led_not_local = pd.Series(led), pd.Series(led_not_local)
