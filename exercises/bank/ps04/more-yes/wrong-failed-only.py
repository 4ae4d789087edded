# Misunderstanding: asks only the failed drafts, as if nothing could lift a veto.
table = votes.copy()
inside = table["date"].dt.year.between(2011, 2023)
table["turned"] = inside & (table["result"] == "failed") & (table["yes"] > table["no"])
more_yes = table.groupby("topic")["turned"].sum()
