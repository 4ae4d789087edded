# Misunderstanding: a no is a veto only if no other permanent member says no.
# Keeps: noes
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes = some[FIVE].eq("no").sum()
stopped = some[some["yes"] >= 9][FIVE].eq("no")
vetoes = stopped[stopped.sum(axis=1) == 1].sum()
