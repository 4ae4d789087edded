# Misunderstanding: looks only at the claims that the table calls facts.
facts = claims[claims["kind"] == "fact"]
agreement = round((facts["paraphrase"].apply(second_reader) == "fact").mean() * 100, 1)
