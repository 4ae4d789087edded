# Misunderstanding: takes every row of the tracks for a round.
rows = diplomacy[
    diplomacy["track"].isin(["astana", "geneva", "constitutional_committee"])
    & ~diplomacy["title"].str.contains("no meeting")
    & diplomacy["date_start"].dt.year.between(2017, 2024)
].copy()
rows["year"] = rows["date_start"].dt.year
rows["days"] = (rows["date_end"] - rows["date_start"]).dt.days + 1
table = rows.pivot_table(index="year", columns="track", values="days", aggfunc="sum", fill_value=0)
with_committee = table["astana"] / table.sum(axis=1) * 100
without_committee = (table["astana"] / (table["astana"] + table["geneva"]) * 100).dropna()
