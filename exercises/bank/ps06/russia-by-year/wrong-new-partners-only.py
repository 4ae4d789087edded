# Misunderstanding: counts a partner in the first year that it turns up, and never again.
# Keeps: ties
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
russian = merged[
    ((merged["source_actor"] == "russia") | (merged["target_actor"] == "russia"))
    & merged["date_start"].dt.year.between(2016, 2018)
]
merged_ties = len(russian)
other = russian["target_actor"].where(russian["source_actor"] == "russia", russian["source_actor"])
first = pd.DataFrame({"other": other, "year": russian["date_start"].dt.year})
first = first.sort_values("year").drop_duplicates("other")
partners_by_year = first["year"].value_counts()
