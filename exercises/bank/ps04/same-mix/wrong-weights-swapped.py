# Misunderstanding: swaps the weights of unanimous and contested texts.
# Keeps: early
early = votes[votes["date"] < "2017-01-01"]
late = votes[(votes["date"] >= "2017-01-01") & (votes["yes"] < 15)]
unanimous = (early["yes"] == 15).mean()
alike = (late["russia"] == late["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(((1 - unanimous) + unanimous * alike), 3)
