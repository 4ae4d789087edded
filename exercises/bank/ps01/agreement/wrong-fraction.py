# Misunderstanding: gives a fraction where the task asks for a percentage.
those = claims
key = those["kind"].where(those["kind"] == "fact", "not_fact")
agreement = round((key == those["paraphrase"].apply(second_reader)).mean(), 3)
