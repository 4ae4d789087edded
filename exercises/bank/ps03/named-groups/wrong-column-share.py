# Misunderstanding: of the rows that name a group, how many have the class.
named = terms["context"].str.contains(GROUPS) | terms["term_used"].str.contains(GROUPS)
word = terms["term_class"] == "terrorists"
before = terms["date"] < "2016-12-29"
named_groups = pd.Series({
    "before": word[named & before].mean(), "after": word[named & ~before].mean()
})
named_groups = (named_groups * 100).round(1)
