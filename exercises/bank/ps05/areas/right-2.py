# All pieces at once, then a pivot table.
some = violations[violations["period_end"].between("2019-01-01", "2019-12-31")]
listed = some.dropna(subset="area_breakdown").copy()
listed["piece"] = listed["area_breakdown"].str.split("; ")
pieces = listed.explode("piece").reset_index(drop=True)
parts = pieces["piece"].str.extract(r"(?P<area>\D+) (?P<breaches>\d+)")
pieces["area"], pieces["breaches"] = parts["area"], parts["breaches"].astype(int)
table = pieces.pivot_table(index="area", columns="side_reporting", values="breaches", aggfunc="sum")
shares = table / table.sum() * 100
russian_areas = shares["russian_side"].dropna()
turkish_areas = shares["turkish_side"].dropna()
