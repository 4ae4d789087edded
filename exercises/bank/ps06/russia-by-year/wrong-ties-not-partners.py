# Misunderstanding: counts ties, so a partner with two ties counts twice.
# Keeps: ties
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
russian = merged[
    ((merged["source_actor"] == "russia") | (merged["target_actor"] == "russia"))
    & merged["date_start"].dt.year.between(2016, 2018)
]
merged_ties = len(russian)
partners_by_year = russian["date_start"].dt.year.value_counts()
