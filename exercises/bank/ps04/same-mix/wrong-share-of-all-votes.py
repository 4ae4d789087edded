# Misunderstanding: divides the early unanimous votes by all votes of the table.
early = votes[votes["date"].between("2012-01-01", "2016-12-31")]
late = votes[votes["date"].between("2017-01-01", "2023-12-31") & (votes["yes"] < 15)]
unanimous = (early["yes"] == 15).sum() / len(votes)
alike = (late["russia"] == late["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(unanimous + (1 - unanimous) * alike, 3)
