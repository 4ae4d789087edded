# Misunderstanding: counts facts with the verdict "supported" only.
stands = claims[(claims["kind"] == "fact") & (claims["verdict"] == "supported")]
facts_by_paragraph = stands["paragraph"].value_counts().reindex(range(6, 13), fill_value=0)
