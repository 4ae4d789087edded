# Misunderstanding: asks which part of the led rows are papers.
leading = diplomacy[diplomacy["russia_role"].isin(LED)]
led, led_not_local = {}, {}
for name, (first, last) in PERIODS.items():
    part = leading[leading["date_start"].between(first, last)]
    led[name] = part["kind"].isin(KINDS).mean() * 100
    rest = part[part["track"] != "local"]
    led_not_local[name] = rest["kind"].isin(KINDS).mean() * 100
led, led_not_local = pd.Series(led), pd.Series(led_not_local)
