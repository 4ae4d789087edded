# Misunderstanding: extracts from the whole cell, so that only one area of each bulletin is found.
answers = []
for side in ["russian_side", "turkish_side"]:
    rows = violations[
        (violations["side_reporting"] == side)
        & (violations["counting"] == "daily")
        & (violations["period_end"] >= "2019-01-01")
        & (violations["period_end"] <= "2019-12-31")
    ]
    parts = rows["area_breakdown"].dropna().str.extract(r"(\w+) (\d+)")
    breaches = parts[1].astype(int).groupby(parts[0]).sum()
    answers.append((breaches / breaches.sum() * 100).round(1))
russian_areas, turkish_areas = answers
