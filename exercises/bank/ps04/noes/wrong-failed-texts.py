# Misunderstanding: the noes on failed texts, which stop nothing.
# Keeps: noes
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes = some[FIVE].eq("no").sum()
vetoes = some[some["result"] == "failed"][FIVE].eq("no").sum()
