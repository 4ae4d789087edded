# Misunderstanding: fractions where the task asks for percentages.
table = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2021-01-01")]
china_by_year = (table["russia"] == table["china"]).groupby(table["date"].dt.year).mean().round(3)
