# Misunderstanding: looks only at the claims that the second reader calls facts.
those = claims
second = those["paraphrase"].apply(second_reader)
agreement = round((those[second == "fact"]["kind"] == "fact").mean() * 100, 1)
