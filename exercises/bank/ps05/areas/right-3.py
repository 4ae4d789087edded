# Plain Python: `rsplit` and dictionaries.
def shares(side):
    count = {}
    for row in load("ceasefire_violations", since="2019-01-01", until="2019-12-31").itertuples():
        if row.side_reporting != side or pd.isna(row.area_breakdown):
            continue
        for piece in row.area_breakdown.split(";"):
            area, number = piece.strip().rsplit(" ", 1)
            count[area] = count.get(area, 0) + int(number)
    return {area: round(100 * number / sum(count.values()), 1) for area, number in count.items()}


russian_areas = shares("russian_side")
turkish_areas = shares("turkish_side")
