# Misunderstanding: lets the second reader read the evidence, not the claim.
key = claims["kind"].where(claims["kind"] == "fact", "not_fact")
agreement = round((key == claims["evidence"].apply(second_reader)).mean() * 100, 1)
