# Two tables joined by the day; years with none filled in.
some = violations[violations["counting"] == "daily"]
some = some[(some["period_end"] >= "2017-05-07") & (some["period_end"] <= "2021-12-31")]
russian = some[some["side_reporting"] == "russian_side"][["period_end", "violations_total"]]
turkish = some[some["side_reporting"] == "turkish_side"][["period_end", "violations_total"]]
both = russian.merge(turkish, on="period_end", suffixes=("_russian", "_turkish"))
both["year"] = both["period_end"].dt.year
paired_days = both["year"].value_counts()
more = both[both["violations_total_turkish"] > both["violations_total_russian"]]
turkish_higher = more["year"].value_counts().reindex([2017, 2018, 2019, 2020, 2021], fill_value=0)
