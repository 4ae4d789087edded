# Misunderstanding: counts the days on which the Russian figure is higher.
# Keeps: paired
daily = violations[
    (violations["counting"] == "daily")
    & violations["period_end"].between("2017-05-07", "2021-12-31")
]
sides = daily.pivot_table(index="period_end", columns="side_reporting", values="violations_total")
both = sides[["russian_side", "turkish_side"]].dropna()
year = both.index.year
higher = both["turkish_side"] < both["russian_side"]
paired_days = both.groupby(year).size()
turkish_higher = higher.groupby(year).sum()
