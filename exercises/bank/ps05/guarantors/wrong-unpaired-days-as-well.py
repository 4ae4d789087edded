# Misunderstanding: fills a missing figure with 0, so that days with one figure count as well.
# Keeps: higher
daily = violations[
    violations["violations_total"].notna()
    & violations["period_end"].between("2017-05-07", "2021-12-31")
]
sides = daily.pivot_table(index="period_end", columns="side_reporting", values="violations_total")
both = sides[["russian_side", "turkish_side"]].fillna(0)
year = both.index.year
higher = both["turkish_side"] > both["russian_side"]
paired_days = both.groupby(year).size()
turkish_higher = higher.groupby(year).sum()
