# Misunderstanding: nine votes in favour are not enough, so one veto is lost.
# Keeps: noes
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes = some[FIVE].eq("no").sum()
vetoes = some[some["yes"] > 9][FIVE].eq("no").sum()
