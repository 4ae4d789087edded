# Misunderstanding: counts the noes on texts that were not adopted, failed ones among them.
# Keeps: noes
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes = some[FIVE].eq("no").sum()
vetoes = some[some["result"] != "adopted"][FIVE].eq("no").sum()
