# Both codings as columns; the mean of a comparison.
key = claims["kind"].where(claims["kind"] == "fact", "not_fact")
second = claims["paraphrase"].apply(second_reader)
agreement = round((key == second).mean() * 100, 1)
