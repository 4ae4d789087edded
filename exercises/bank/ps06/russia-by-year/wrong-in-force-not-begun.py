# Misunderstanding: counts ties in force at some time in the year, not those begun in it.
merged = ties.replace({"source_actor": OFFICES, "target_actor": OFFICES})
russian = merged[(merged["source_actor"] == "russia") | (merged["target_actor"] == "russia")]
result = {}
merged_ties = 0
for year in range(2016, 2019):
    alive = russian[
        (russian["date_start"] <= f"{year}-12-31")
        & (russian["date_end"].isna() | (russian["date_end"] >= f"{year}-01-01"))
    ]
    merged_ties += len(alive)
    result[year] = len((set(alive["source_actor"]) | set(alive["target_actor"])) - {"russia"})
partners_by_year = pd.Series(result)
