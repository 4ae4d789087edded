# Misunderstanding: counts russia among its own partners.
# Keeps: ties
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
russian = merged[
    ((merged["source_actor"] == "russia") | (merged["target_actor"] == "russia"))
    & merged["date_start"].dt.year.between(2016, 2018)
]
merged_ties = len(russian)
result = {}
for year in range(2016, 2019):
    begun = russian[russian["date_start"].dt.year == year]
    result[year] = len(set(begun["source_actor"]) | set(begun["target_actor"]))
partners_by_year = pd.Series(result)
