# Misunderstanding: a column that is not there, so the cell stops with an error.
russian = ties[ties["source"].replace(OFFICES) == "russia"]
russia_ties = len(russian)
russia_by_year = russian["date_start"].dt.year.value_counts()
