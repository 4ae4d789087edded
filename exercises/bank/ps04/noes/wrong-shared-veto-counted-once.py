# Misunderstanding: where Russia and China both say no, China's no is not a veto of its own.
# Keeps: noes
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes = some[FIVE].eq("no").sum()
vetoes = some[some["yes"] >= 9][FIVE].eq("no").sum()
vetoes["china"] = 0
