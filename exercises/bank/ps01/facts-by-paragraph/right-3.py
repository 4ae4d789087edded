# value_counts knows only what is there; reindex puts the zeros in.
facts = claims.query("kind == 'fact' and 6 <= paragraph <= 12")
facts_by_paragraph = facts["paragraph"].value_counts().reindex(range(6, 13)).fillna(0)
