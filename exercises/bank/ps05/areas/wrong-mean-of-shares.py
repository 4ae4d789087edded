# Misunderstanding: the mean of the shares of each bulletin, as if all were of the same size.
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
    grid = parts[1].astype(int).groupby([parts.index, parts[0]]).sum().unstack(fill_value=0)
    answers.append((grid.div(grid.sum(axis=1), axis=0).mean() * 100).round(1))
russian_areas, turkish_areas = answers
