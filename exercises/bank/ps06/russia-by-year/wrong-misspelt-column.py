# Misunderstanding: a column that is not there, so the cell stops with an error.
russian = ties[ties["source"].replace(OFFICES) == "russia"]
merged_ties = len(russian)
partners_by_year = russian["date_start"].dt.year.value_counts()
