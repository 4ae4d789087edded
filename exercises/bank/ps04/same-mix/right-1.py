# The three parts one after the other.
early = votes[votes["date"].between("2012-01-01", "2016-12-31")]
late = votes[votes["date"].between("2017-01-01", "2023-12-31")]
unanimous = (early["yes"] == 15).mean()
contested = late[late["yes"] < 15]
alike = (contested["russia"] == contested["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(unanimous + (1 - unanimous) * alike, 3)
