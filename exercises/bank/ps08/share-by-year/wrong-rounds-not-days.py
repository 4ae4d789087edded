# Misunderstanding: counts rounds in place of days.
rounds = diplomacy[
    (diplomacy["kind"] == "talks_round")
    & ~diplomacy["title"].str.contains("no meeting")
    & diplomacy["date_start"].dt.year.between(2017, 2024)
]
table = pd.crosstab(rounds["date_start"].dt.year, rounds["track"])
with_committee = table["astana"] / table.sum(axis=1) * 100
without_committee = (table["astana"] / (table["astana"] + table["geneva"]) * 100).dropna()
