# Misunderstanding: looks only at the claims that the table calls facts.
those = claims
facts = those[those["kind"] == "fact"]
agreement = round((facts["paraphrase"].apply(second_reader) == "fact").mean() * 100, 1)
