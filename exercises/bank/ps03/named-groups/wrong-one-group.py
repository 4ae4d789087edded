# Misunderstanding: looks for the Nusra Front alone.
word = terms[terms["term_class"] == "terrorists"]
named = word["context"].str.contains("Nusra") | word["term_used"].str.contains("Nusra")
before = word["date"] < "2016-12-29"
named_groups = pd.Series({"before": named[before].mean(), "after": named[~before].mean()})
named_groups = (named_groups * 100).round(1)
