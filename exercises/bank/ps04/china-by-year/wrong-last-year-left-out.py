# Misunderstanding: `range` and `<` stop before the last year.
table = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
china_by_year = (
    (table["russia"] == table["china"]).groupby(table["date"].dt.year).mean() * 100
).round(1)
