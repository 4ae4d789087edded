# Misunderstanding: takes adopted texts for unanimous ones.
early = votes[votes["date"] < "2017-01-01"]
late = votes[votes["date"] >= "2017-01-01"]
unanimous = (early["result"] == "adopted").mean()
contested = late[late["result"] != "adopted"]
alike = (contested["russia"] == contested["china"]).mean()
unanimous_early = round(unanimous, 3)
same_mix = round(unanimous + (1 - unanimous) * alike, 3)
