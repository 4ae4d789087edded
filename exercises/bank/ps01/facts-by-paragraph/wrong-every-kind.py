# Misunderstanding: counts all claims, whatever their kind.
window = claims[claims["paragraph"].between(6, 12)]
facts_by_paragraph = window["paragraph"].value_counts()
