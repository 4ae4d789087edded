# Misunderstanding: takes the bulletins of the truce of the lesson.
daily = violations[(violations["ceasefire"] == "dec_2016") & (violations["counting"] == "daily")]
sides = daily.pivot_table(index="period_end", columns="side_reporting", values="violations_total")
both = sides[["russian_side", "turkish_side"]].dropna()
year = both.index.year
higher = both["turkish_side"] > both["russian_side"]
paired_days = both.groupby(year).size()
turkish_higher = higher.groupby(year).sum()
