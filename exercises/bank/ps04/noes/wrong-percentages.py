# Misunderstanding: percentages of the votes in place of numbers.
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes = (some[FIVE].eq("no").mean() * 100).round(1)
vetoes = (some[some["yes"] >= 9][FIVE].eq("no").sum() / len(some) * 100).round(1)
