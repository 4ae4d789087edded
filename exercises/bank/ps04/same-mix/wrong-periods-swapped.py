# Misunderstanding: the mix of the late period with the rate of the early one.
late = votes[votes["date"] < "2017-01-01"]
early = votes[votes["date"] >= "2017-01-01"]
unanimous = (early["yes"] == 15).mean()
contested = late[late["yes"] < 15]
alike = (contested["russia"] == contested["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(unanimous + (1 - unanimous) * alike, 3)
