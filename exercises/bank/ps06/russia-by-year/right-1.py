# Merge, filter, then count the different other ends in each year.
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
merged["year"] = merged["date_start"].dt.year
russian = merged[
    ((merged["source_actor"] == "russia") | (merged["target_actor"] == "russia"))
    & (merged["year"] >= 2016)
    & (merged["year"] <= 2018)
]
merged_ties = len(russian)
both_ends = pd.concat([
    russian[["year", "source_actor"]].rename(columns={"source_actor": "partner"}),
    russian[["year", "target_actor"]].rename(columns={"target_actor": "partner"}),
])
both_ends = both_ends[both_ends["partner"] != "russia"]
partners_by_year = both_ends.groupby("year")["partner"].nunique()
