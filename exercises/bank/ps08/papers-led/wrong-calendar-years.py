# Misunderstanding: takes calendar years in place of the periods.
papers = diplomacy[diplomacy["kind"].isin(KINDS)].copy()
papers["led"] = papers["russia_role"].isin(LED)
papers["period"] = papers["date_start"].dt.year.map(
    {2015: "before", 2016: "before", 2017: "turns"} | dict.fromkeys(range(2018, 2025), "after")
)
led = papers.groupby("period")["led"].mean() * 100
led_not_local = papers[papers["track"] != "local"].groupby("period")["led"].mean() * 100
