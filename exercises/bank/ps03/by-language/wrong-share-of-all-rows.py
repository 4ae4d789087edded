# Misunderstanding: divides by the rows of both languages.
opposition = terms["term_class"].isin(OPPOSITION)
before = (terms["date"] >= "2016-01-01") & (terms["date"] <= "2016-12-28")
after = (terms["date"] >= "2016-12-29") & (terms["date"] <= "2017-12-31")
words_before = terms[before & opposition]["language"].value_counts() / before.sum() * 100
words_after = terms[after & opposition]["language"].value_counts() / after.sum() * 100
