# Misunderstanding: lets the second reader read the evidence, not the claim.
those = claims
key = those["kind"].where(those["kind"] == "fact", "not_fact")
agreement = round((key == those["evidence"].apply(second_reader)).mean() * 100, 1)
