# Misunderstanding: range() stops before its end, so 2018 is missing.
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
russian = merged[
    ((merged["source_actor"] == "russia") | (merged["target_actor"] == "russia"))
    & merged["date_start"].dt.year.isin(range(2016, 2018))
]
merged_ties = len(russian)
other = russian["target_actor"].where(russian["source_actor"] == "russia", russian["source_actor"])
partners_by_year = other.groupby(russian["date_start"].dt.year).nunique()
