# Misunderstanding: a year without Astana falls out.
# Keeps: narrow
rounds = diplomacy[
    (diplomacy["kind"] == "talks_round")
    & ~diplomacy["title"].str.contains("no meeting")
    & diplomacy["date_start"].dt.year.between(2017, 2024)
].copy()
rounds["year"] = rounds["date_start"].dt.year
rounds["days"] = (rounds["date_end"] - rounds["date_start"]).dt.days + 1
astana = rounds[rounds["track"] == "astana"].groupby("year")["days"].sum()
both = rounds[rounds["track"] != "constitutional_committee"].groupby("year")["days"].sum()
with_committee = (astana / rounds.groupby("year")["days"].sum() * 100).dropna()
without_committee = astana.reindex(both.index, fill_value=0) / both * 100
