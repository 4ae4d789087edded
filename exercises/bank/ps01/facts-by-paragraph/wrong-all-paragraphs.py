# Misunderstanding: no filter for the paragraphs.
facts_by_paragraph = pd.crosstab(claims["paragraph"], claims["kind"])["fact"]
