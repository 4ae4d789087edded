# Misunderstanding: takes the calendar years 2016 and 2017.
opposition = terms["term_class"].isin(OPPOSITION)
years = terms["date"].dt.year
words_before = (opposition[years == 2016].groupby(terms["language"]).mean() * 100).round(1)
words_after = (opposition[years == 2017].groupby(terms["language"]).mean() * 100).round(1)
