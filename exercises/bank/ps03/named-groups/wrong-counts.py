# Misunderstanding: numbers of rows in place of percentages.
word = terms[terms["term_class"] == "terrorists"]
named = word["context"].str.contains(GROUPS) | word["term_used"].str.contains(GROUPS)
before = word["date"] < "2016-12-29"
named_groups = pd.Series({"before": named[before].sum(), "after": named[~before].sum()})
