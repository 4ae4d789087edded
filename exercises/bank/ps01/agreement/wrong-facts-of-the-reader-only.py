# Misunderstanding: looks only at the claims that the second reader calls facts.
second = claims["paraphrase"].apply(second_reader)
agreement = round((claims[second == "fact"]["kind"] == "fact").mean() * 100, 1)
