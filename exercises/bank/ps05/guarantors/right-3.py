# Dictionaries and a loop.
figures = {}
for row in load("ceasefire_violations", since="2017-05-07", until="2021-12-31").itertuples():
    if row.counting == "daily" and row.side_reporting.endswith("_side"):
        figures.setdefault(row.period_end, {})[row.side_reporting] = row.violations_total
paired_days = dict.fromkeys(range(2017, 2021 + 1), 0)
turkish_higher = dict.fromkeys(range(2017, 2021 + 1), 0)
for day, sides in figures.items():
    if len(sides) == 2:
        paired_days[day.year] += 1
        turkish_higher[day.year] += int(sides["turkish_side"] > sides["russian_side"])
