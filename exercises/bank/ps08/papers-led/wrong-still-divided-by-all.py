# Misunderstanding: takes the local papers off above the line only.
# Keeps: all
papers = diplomacy[diplomacy["kind"].isin(KINDS)]
led, led_not_local = {}, {}
for name, (first, last) in PERIODS.items():
    part = papers[papers["date_start"].between(first, last)]
    lead = part["russia_role"].isin(LED)
    led[name] = lead.mean() * 100
    led_not_local[name] = (lead & (part["track"] != "local")).mean() * 100
led, led_not_local = pd.Series(led), pd.Series(led_not_local)
