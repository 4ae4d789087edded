# Misunderstanding: one percentage for all years together.
table = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2021-01-01")]
china_by_year = round((table["russia"] == table["china"]).mean() * 100, 1)
