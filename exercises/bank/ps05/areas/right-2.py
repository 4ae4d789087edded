# All pieces at once, then a pivot table.
listed = violations[violations["period_end"].dt.year == 2019].dropna(subset="area_breakdown").copy()
listed["piece"] = listed["area_breakdown"].str.split("; ")
pieces = listed.explode("piece").reset_index(drop=True)
parts = pieces["piece"].str.extract(r"(?P<area>\D+) (?P<breaches>\d+)")
pieces["area"], pieces["breaches"] = parts["area"], parts["breaches"].astype(int)
table = pieces.pivot_table(
    index="area", columns="side_reporting", values="breaches", aggfunc="sum", fill_value=0
)
shares = table / table.sum() * 100
russian_areas = shares["russian_side"]
turkish_areas = shares["turkish_side"]
