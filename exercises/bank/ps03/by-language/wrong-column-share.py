# Misunderstanding: of the rows with these classes, how many are in each language.
opposition = terms[terms["term_class"].isin(OPPOSITION)]
before = opposition[(opposition["date"] >= "2016-01-01") & (opposition["date"] <= "2016-12-28")]
after = opposition[(opposition["date"] >= "2016-12-29") & (opposition["date"] <= "2017-12-31")]
words_before = (before["language"].value_counts(normalize=True) * 100).round(1)
words_after = (after["language"].value_counts(normalize=True) * 100).round(1)
