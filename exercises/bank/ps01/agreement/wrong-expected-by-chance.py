# Misunderstanding: gives the agreement to be expected by chance.
first = (claims["kind"] == "fact").mean()
second = (claims["paraphrase"].apply(second_reader) == "fact").mean()
agreement = round((first * second + (1 - first) * (1 - second)) * 100, 1)
