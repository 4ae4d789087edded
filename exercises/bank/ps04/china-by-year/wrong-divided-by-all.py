# Misunderstanding: divides by the votes of all years together, not by those of the year.
table = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2021-01-01")]
same = (table["russia"] == table["china"]).groupby(table["date"].dt.year).sum()
china_by_year = (same / len(table) * 100).round(1)
