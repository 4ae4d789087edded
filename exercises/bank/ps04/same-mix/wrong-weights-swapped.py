# Misunderstanding: swaps the weights of unanimous and contested texts.
# Keeps: early
early = votes[votes["date"].between("2012-01-01", "2016-12-31")]
late = votes[votes["date"].between("2017-01-01", "2023-12-31") & (votes["yes"] < 15)]
unanimous = (early["yes"] == 15).mean()
alike = (late["russia"] == late["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(((1 - unanimous) + unanimous * alike), 3)
