# Misunderstanding: compares the four kinds with the two of the second reader.
those = claims
second = those["paraphrase"].apply(second_reader)
agreement = round((those["kind"] == second).mean() * 100, 1)
