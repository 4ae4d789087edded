# Loops and lengths.
words_before, words_after = {}, {}
for language in ["ru", "en"]:
    for found, since, until in [
        (words_before, "2016-01-01", "2016-12-28"), (words_after, "2016-12-29", "2017-12-31")
    ]:
        rows = load("press_terms", since=since, until=until)
        rows = rows[rows["language"] == language]
        named = rows[(rows["term_class"] == OPPOSITION[0]) | (rows["term_class"] == OPPOSITION[1])]
        found[language] = len(named) / len(rows) * 100
