# Misunderstanding: one percentage for both languages.
opposition = terms["term_class"].isin(OPPOSITION)
before = (terms["date"] >= "2016-01-01") & (terms["date"] <= "2016-12-28")
after = (terms["date"] >= "2016-12-29") & (terms["date"] <= "2017-12-31")
words_before = round(opposition[before].mean() * 100, 1)
words_after = round(opposition[after].mean() * 100, 1)
