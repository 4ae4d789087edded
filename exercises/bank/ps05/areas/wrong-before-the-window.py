# Misunderstanding: the year before the window.
start = pd.Timestamp("2019-01-01")
answers = []
for side in ["russian_side", "turkish_side"]:
    rows = violations[
        (violations["side_reporting"] == side)
        & (violations["counting"] == "daily")
        & (violations["period_end"] >= start - pd.Timedelta(days=365))
        & (violations["period_end"] < start)
    ]
    pieces = rows["area_breakdown"].dropna().str.split("; ").explode()
    parts = pieces.str.extract(r"(.+) (\d+)")
    breaches = parts[1].astype(int).groupby(parts[0]).sum()
    answers.append((breaches / breaches.sum() * 100).round(1))
russian_areas, turkish_areas = answers
