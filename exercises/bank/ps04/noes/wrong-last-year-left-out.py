# Misunderstanding: the last year of the window is left out.
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2019-01-01")]
noes = some[FIVE].eq("no").sum()
vetoes = some[some["yes"] >= 9][FIVE].eq("no").sum()
