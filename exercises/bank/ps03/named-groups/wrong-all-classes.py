# Misunderstanding: takes rows of every class.
named = terms["context"].str.contains(GROUPS) | terms["term_used"].str.contains(GROUPS)
before = terms["date"] < "2016-12-29"
named_groups = pd.Series({"before": named[before].mean(), "after": named[~before].mean()})
named_groups = (named_groups * 100).round(1)
