# Misunderstanding: counts the vetoed texts, whoever voted against them.
# Keeps: noes
some = votes[(votes["date"] >= "2016-01-01") & (votes["date"] < "2020-01-01")]
noes = some[FIVE].eq("no").sum()
vetoes = pd.Series((some["result"] == "vetoed").sum(), index=FIVE)
