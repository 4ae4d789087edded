# Misunderstanding: gives both kinds of text the same weight.
# Keeps: early
early = votes[votes["date"].between("2012-01-01", "2016-12-31")]
late = votes[votes["date"].between("2017-01-01", "2023-12-31") & (votes["yes"] < 15)]
unanimous_early = round((early["yes"] == 15).mean(), 3)
same_mix = round((1 + (late["russia"] == late["china"]).mean()) / 2, 3)
