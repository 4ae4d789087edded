# Misunderstanding: takes the contested votes of the early period, so nothing has changed.
# Keeps: early
early = votes[votes["date"].between("2012-01-01", "2016-12-31")]
unanimous = (early["yes"] == 15).mean()
contested = early[early["yes"] < 15]
alike = (contested["russia"] == contested["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(unanimous + (1 - unanimous) * alike, 3)
