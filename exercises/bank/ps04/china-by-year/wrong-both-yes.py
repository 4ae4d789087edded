# Misunderstanding: only two votes in favour are the same vote.
table = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2021-01-01")]
both = (table["russia"] == "yes") & (table["china"] == "yes")
china_by_year = (both.groupby(table["date"].dt.year).mean() * 100).round(1)
