# Misunderstanding: the rows with other classes.
opposition = ~terms["term_class"].isin(OPPOSITION)
before = (terms["date"] >= "2016-01-01") & (terms["date"] <= "2016-12-28")
after = (terms["date"] >= "2016-12-29") & (terms["date"] <= "2017-12-31")
language = terms["language"]
words_before = (opposition[before].groupby(language[before]).mean() * 100).round(1)
words_after = (opposition[after].groupby(language[after]).mean() * 100).round(1)
