# Misunderstanding: everything but a yes is a no.
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes = some[FIVE].ne("yes").sum()
vetoes = some[some["yes"] >= 9][FIVE].ne("yes").sum()
