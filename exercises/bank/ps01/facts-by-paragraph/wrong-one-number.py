# Misunderstanding: one number for all the paragraphs.
facts_by_paragraph = len(claims[(claims["kind"] == "fact") & claims["paragraph"].between(6, 12)])
