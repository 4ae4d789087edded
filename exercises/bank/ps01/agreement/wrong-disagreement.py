# Misunderstanding: gives the percentage on which the readers differ.
key = claims["kind"].where(claims["kind"] == "fact", "not_fact")
second = claims["paraphrase"].apply(second_reader)
agreement = round((key != second).mean() * 100, 1)
