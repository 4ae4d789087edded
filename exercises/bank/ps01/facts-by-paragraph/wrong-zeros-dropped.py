# Misunderstanding: filters first, so paragraphs without a fact are gone.
facts = claims[(claims["kind"] == "fact") & claims["paragraph"].between(6, 12)]
facts_by_paragraph = facts["paragraph"].value_counts()
