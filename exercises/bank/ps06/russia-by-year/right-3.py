# The other end by `where`, duplicates dropped, years counted; newest year first.
source = ties["source_actor"].replace(OFFICES)
target = ties["target_actor"].replace(OFFICES)
table = pd.DataFrame({
    "other": target.where(source == "russia", source),
    "year": ties["date_start"].dt.year.astype(float),
})[(source == "russia") | (target == "russia")]
table = table[table["year"].between(2016, 2018)]
merged_ties = table["other"].count()
partners_by_year = table.drop_duplicates().value_counts("year").sort_index(ascending=False)
