# Misunderstanding: gives the number of claims on which the readers agree.
key = claims["kind"].where(claims["kind"] == "fact", "not_fact")
agreement = (key == claims["paraphrase"].apply(second_reader)).sum()
