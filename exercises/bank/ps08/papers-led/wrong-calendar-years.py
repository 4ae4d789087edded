# Misunderstanding: takes calendar years in place of the periods.
papers = diplomacy[diplomacy["kind"].isin(KINDS)].copy()
papers["led"] = papers["russia_role"].isin(LED)
for name, (first, last) in PERIODS.items():
    papers.loc[papers["date_start"].dt.year >= int(first[:4]), "period"] = name
led = papers.groupby("period")["led"].mean() * 100
led_not_local = papers[papers["track"] != "local"].groupby("period")["led"].mean() * 100
