# Misunderstanding: a single equals sign copies one column over the other.
table = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2021-01-01")].copy()
table["russia"] = table["china"]
china_by_year = (
    (table["russia"] == table["china"]).groupby(table["date"].dt.year).mean() * 100
).round(1)
