# The three parts one after the other.
early = votes[votes["date"] < "2017-01-01"]
late = votes[votes["date"] >= "2017-01-01"]
unanimous = (early["yes"] == 15).mean()
contested = late[late["yes"] < 15]
alike = (contested["russia"] == contested["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(unanimous + (1 - unanimous) * alike, 3)
