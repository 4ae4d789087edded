# Misunderstanding: takes texts that nobody voted against for unanimous ones.
early = votes[votes["date"].between("2012-01-01", "2016-12-31")]
late = votes[votes["date"].between("2017-01-01", "2023-12-31")]
unanimous = (early["no"] == 0).mean()
contested = late[late["no"] > 0]
alike = (contested["russia"] == contested["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(unanimous + (1 - unanimous) * alike, 3)
