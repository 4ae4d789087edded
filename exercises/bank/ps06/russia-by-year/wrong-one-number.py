# Misunderstanding: one number for the four years in place of a Series.
# Keeps: ties
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
russian = merged[
    ((merged["source_actor"] == "russia") | (merged["target_actor"] == "russia"))
    & merged["date_start"].dt.year.between(2016, 2018)
]
merged_ties = len(russian)
partners_by_year = len(set(russian["source_actor"]) | set(russian["target_actor"])) - 1
