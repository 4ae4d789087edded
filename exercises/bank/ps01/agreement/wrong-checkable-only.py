# Misunderstanding: leaves the claims out that can't be checked.
those = claims
some = those[those["checkable"] == "yes"]
key = some["kind"].where(some["kind"] == "fact", "not_fact")
agreement = round((key == some["paraphrase"].apply(second_reader)).mean() * 100, 1)
