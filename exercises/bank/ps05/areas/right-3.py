# Plain Python: `rsplit` and dictionaries.
def shares(side):
    count = {}
    for row in violations.itertuples():
        if row.side_reporting != side or row.period_end.year != 2019 or pd.isna(row.area_breakdown):
            continue
        for piece in row.area_breakdown.split(";"):
            area, number = piece.strip().rsplit(" ", 1)
            count[area] = count.get(area, 0) + int(number)
    return {area: round(100 * number / sum(count.values()), 1) for area, number in count.items()}


russian_areas = shares("russian_side")
turkish_areas = shares("turkish_side")
