# The period as a column, then groupby.
papers = diplomacy[diplomacy["kind"].isin(KINDS)].copy()
papers["led"] = papers["russia_role"].isin(LED)
for name, (first, last) in PERIODS.items():
    papers.loc[papers["date_start"].between(first, last), "period"] = name
led = papers.groupby("period")["led"].mean() * 100
led_not_local = papers[papers["track"].ne("local")].groupby("period")["led"].mean() * 100
