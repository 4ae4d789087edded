# Year and month as two columns, joined to the counts of votes.
deaths = monthly[monthly["month"].dt.year.between(2013, 2016)].copy()
deaths["y"], deaths["m"] = deaths["month"].dt.year, deaths["month"].dt.month
deaths = deaths.groupby(["y", "m"], as_index=False)["deaths_best"].sum()
count = votes.groupby(
    [votes["date"].dt.year.rename("y"), votes["date"].dt.month.rename("m")]
).size()
both = deaths.merge(count.rename("votes").reset_index(), on=["y", "m"], how="left")
without = both[both["votes"].isna()]
silent_months = 100 * len(without) / len(both)
silent_deaths = 100 * without["deaths_best"].sum() / both["deaths_best"].sum()
