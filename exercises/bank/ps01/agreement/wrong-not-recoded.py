# Misunderstanding: compares the four kinds with the two of the second reader.
second = claims["paraphrase"].apply(second_reader)
agreement = round((claims["kind"] == second).mean() * 100, 1)
