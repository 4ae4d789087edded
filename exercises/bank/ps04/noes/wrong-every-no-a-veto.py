# Misunderstanding: every no of a permanent member is a veto.
# Keeps: noes
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes = some[FIVE].eq("no").sum()
vetoes = some[FIVE].eq("no").sum()
