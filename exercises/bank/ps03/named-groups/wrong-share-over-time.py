# Misunderstanding: of the rows that name a group, how many fall on either side of the day.
word = terms[terms["term_class"] == "terrorists"]
named = word[word["context"].str.contains(GROUPS) | word["term_used"].str.contains(GROUPS)]
before = (named["date"] < "2016-12-29").mean()
named_groups = pd.Series({"before": before * 100, "after": (1 - before) * 100}).round(1)
