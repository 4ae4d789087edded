# Misunderstanding: the numbers stay text, so that they are joined and not added.
answers = []
for side in ["russian_side", "turkish_side"]:
    rows = violations[
        (violations["side_reporting"] == side)
        & (violations["counting"] == "daily")
        & (violations["period_end"] >= "2019-01-01")
        & (violations["period_end"] <= "2019-12-31")
    ]
    pieces = rows["area_breakdown"].dropna().str.split("; ").explode()
    parts = pieces.str.extract(r"(.+) (\d+)")
    breaches = parts.groupby(0)[1].sum().astype(float)
    answers.append((breaches / breaches.sum() * 100).round(1))
russian_areas, turkish_areas = answers
