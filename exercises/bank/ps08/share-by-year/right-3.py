# Dictionaries year by year; years as texts.
with_committee, without_committee = {}, {}
for year in range(2017, 2024 + 1):
    count = {"astana": 0, "geneva": 0, "constitutional_committee": 0}
    rows = diplomacy[(diplomacy["date_start"].dt.year == year) & (diplomacy["kind"] == "talks_round")]
    for row in rows.itertuples():
        if "no meeting" not in row.title:
            count[row.track] += (row.date_end - row.date_start).days + 1
    with_committee[str(year)] = round(100 * count["astana"] / sum(count.values()), 1)
    narrow = count["astana"] + count["geneva"]
    if narrow > 0:
        without_committee[str(year)] = round(100 * count["astana"] / narrow, 1)
with_committee, without_committee = pd.Series(with_committee), pd.Series(without_committee)
