# Misunderstanding: divides by the days of all years.
rounds = diplomacy[
    (diplomacy["kind"] == "talks_round")
    & ~diplomacy["title"].str.contains("no meeting")
    & diplomacy["date_start"].dt.year.between(2017, 2024)
].copy()
rounds["year"] = rounds["date_start"].dt.year
rounds["days"] = (rounds["date_end"] - rounds["date_start"]).dt.days + 1
table = rounds.pivot_table(index="year", columns="track", values="days", aggfunc="sum", fill_value=0)
with_committee = table["astana"] / table.sum().sum() * 100
without_committee = table["astana"] / (table["astana"] + table["geneva"]).sum() * 100
