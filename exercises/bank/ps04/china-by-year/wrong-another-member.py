# Misunderstanding: compares China with another member.
table = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2021-01-01")]
china_by_year = ((table["us"] == table["china"]).groupby(table["date"].dt.year).mean() * 100).round(
    1
)
