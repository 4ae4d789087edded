# Three loads with since and until.
result = []
for since, until, rise in [
    ("2017-01-01", "2017-12-31", 60318 - 35000),
    ("2018-01-01", "2018-08-31", 86000 - 60318),
    ("2018-09-01", "2020-09-30", 133000 - 86000),
]:
    part = load("monthly_deaths", since=since, until=until)
    by_type = part.groupby("type_of_violence")["deaths_best"].sum()
    result.append(rise / by_type["state_based"])
claim_over_count = pd.Series(result, index=["iv025", "iv028", "iv029"])
