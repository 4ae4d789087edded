# Misunderstanding: begins with the lesson's cut in place of the task's first year.
some = votes[(votes["date"] >= "2016-12-30") & (votes["date"] < "2020-01-01")]
noes = some[FIVE].eq("no").sum()
vetoes = some[some["yes"] >= 9][FIVE].eq("no").sum()
