# Misunderstanding: leaves the unanimous texts out, which the task keeps.
table = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2021-01-01")]
table = table[table["yes"] < 15]
china_by_year = (
    (table["russia"] == table["china"]).groupby(table["date"].dt.year).mean() * 100
).round(1)
