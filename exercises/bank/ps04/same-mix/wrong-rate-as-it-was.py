# Misunderstanding: the rate of the late period as it was, with its own mix.
# Keeps: early
early = votes[votes["date"].between("2012-01-01", "2016-12-31")]
late = votes[votes["date"].between("2017-01-01", "2023-12-31")]
unanimous_early = round((early["yes"] == 15).mean(), 3)
same_mix = round((late["russia"] == late["china"]).mean(), 3)
