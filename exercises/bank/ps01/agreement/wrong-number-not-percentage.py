# Misunderstanding: gives the number of claims on which the readers agree.
those = claims
key = those["kind"].where(those["kind"] == "fact", "not_fact")
agreement = (key == those["paraphrase"].apply(second_reader)).sum()
