# Misunderstanding: compares how many facts each reader finds, not claim by claim.
first = (claims["kind"] == "fact").sum()
second = (claims["paraphrase"].apply(second_reader) == "fact").sum()
agreement = round(min(first, second) / max(first, second) * 100, 1)
