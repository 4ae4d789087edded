# Misunderstanding: gives the percentage on which the readers differ.
those = claims
key = those["kind"].where(those["kind"] == "fact", "not_fact")
second = those["paraphrase"].apply(second_reader)
agreement = round((key != second).mean() * 100, 1)
