# Misunderstanding: divides the early unanimous votes by all votes of the table.
early = votes[votes["date"] < "2017-01-01"]
late = votes[(votes["date"] >= "2017-01-01") & (votes["yes"] < 15)]
unanimous = (early["yes"] == 15).sum() / len(votes)
alike = (late["russia"] == late["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(unanimous + (1 - unanimous) * alike, 3)
