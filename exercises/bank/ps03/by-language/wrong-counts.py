# Misunderstanding: numbers of rows in place of percentages.
opposition = terms["term_class"].isin(OPPOSITION)
before = (terms["date"] >= "2016-01-01") & (terms["date"] <= "2016-12-28")
after = (terms["date"] >= "2016-12-29") & (terms["date"] <= "2017-12-31")
words_before = opposition[before].groupby(terms["language"]).sum()
words_after = opposition[after].groupby(terms["language"]).sum()
