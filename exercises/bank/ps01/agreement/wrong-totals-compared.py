# Misunderstanding: compares how many facts each reader finds, not claim by claim.
those = claims
first = (those["kind"] == "fact").sum()
second = (those["paraphrase"].apply(second_reader) == "fact").sum()
agreement = round(min(first, second) / max(first, second) * 100, 1)
