# Misunderstanding: looks for russia as source only.
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
russian = merged[
    (merged["source_actor"] == "russia") & merged["date_start"].dt.year.between(2016, 2018)
]
merged_ties = len(russian)
partners_by_year = russian.groupby(russian["date_start"].dt.year)["target_actor"].nunique()
