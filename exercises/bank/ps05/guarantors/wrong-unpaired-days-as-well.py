# Misunderstanding: fills a missing figure with 0, so that days with one figure count as well.
# Keeps: higher
daily = violations[
    (violations["ceasefire"] == "de_escalation_2017") & violations["violations_total"].notna()
]
sides = daily.pivot_table(index="period_end", columns="side_reporting", values="violations_total")
both = sides[["russian_side", "turkish_side"]].fillna(0)
year = both.index.year
higher = both["turkish_side"] > both["russian_side"]
paired_days = both.groupby(year).size()
turkish_higher = higher.groupby(year).sum()
