# Misunderstanding: gives a fraction where the task asks for a percentage.
key = claims["kind"].where(claims["kind"] == "fact", "not_fact")
agreement = round((key == claims["paraphrase"].apply(second_reader)).mean(), 3)
