# Misunderstanding: searches the context alone.
word = terms[terms["term_class"] == "terrorists"]
named = word["context"].str.contains(GROUPS)
before = word["date"] < "2016-12-29"
named_groups = pd.Series({"before": named[before].mean(), "after": named[~before].mean()})
named_groups = (named_groups * 100).round(1)
