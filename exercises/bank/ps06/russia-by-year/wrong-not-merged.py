# Misunderstanding: counts the node russia alone, without its offices.
years = ties["date_start"].dt.year
russian = ties[
    ((ties["source_actor"] == "russia") | (ties["target_actor"] == "russia"))
    & years.between(2016, 2018)
]
merged_ties = len(russian)
other = russian["target_actor"].where(russian["source_actor"] == "russia", russian["source_actor"])
partners_by_year = other.groupby(russian["date_start"].dt.year).nunique()
