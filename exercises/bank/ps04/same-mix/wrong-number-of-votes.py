# Misunderstanding: the number of early unanimous votes in place of a share.
# Keeps: mix
early = votes[votes["date"].between("2012-01-01", "2016-12-31")]
late = votes[votes["date"].between("2017-01-01", "2023-12-31") & (votes["yes"] < 15)]
unanimous_early = (early["yes"] == 15).sum()
alike = (late["russia"] == late["china"]).mean()
share = unanimous_early / len(early)
same_mix = round(share + (1 - share) * alike, 3)
