# A set for each year in a loop; the Series is made from a dictionary.
partners = {}
merged_ties = 0
for row in ties.to_dict("records"):
    source = OFFICES.get(row["source_actor"], row["source_actor"])
    target = OFFICES.get(row["target_actor"], row["target_actor"])
    year = row["date_start"].year
    if "russia" in (source, target) and 2016 <= year <= 2018:
        merged_ties += 1
        partners.setdefault(year, set()).update({source, target} - {"russia"})
partners_by_year = pd.Series({year: len(found) for year, found in partners.items()})
