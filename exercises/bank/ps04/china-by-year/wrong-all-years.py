# Misunderstanding: no filter for the years.
alike = votes["russia"] == votes["china"]
china_by_year = (alike.groupby(votes["date"].dt.year).mean() * 100).round(1)
