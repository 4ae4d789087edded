# Misunderstanding: takes texts that nobody voted against for unanimous ones.
early = votes[votes["date"] < "2017-01-01"]
late = votes[votes["date"] >= "2017-01-01"]
unanimous = (early["no"] == 0).mean()
contested = late[late["no"] > 0]
alike = (contested["russia"] == contested["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(unanimous + (1 - unanimous) * alike, 3)
