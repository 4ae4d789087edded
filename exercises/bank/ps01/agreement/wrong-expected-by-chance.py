# Misunderstanding: gives the agreement to be expected by chance.
those = claims
first = (those["kind"] == "fact").mean()
second = (those["paraphrase"].apply(second_reader) == "fact").mean()
agreement = round((first * second + (1 - first) * (1 - second)) * 100, 1)
