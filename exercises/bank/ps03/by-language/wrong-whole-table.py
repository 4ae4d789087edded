# Misunderstanding: leaves the outer ends of the two windows open.
opposition = terms["term_class"].isin(OPPOSITION)
before = terms["date"] < "2016-12-29"
language = terms["language"]
words_before = (opposition[before].groupby(language[before]).mean() * 100).round(1)
words_after = (opposition[~before].groupby(language[~before]).mean() * 100).round(1)
