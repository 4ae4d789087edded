# Misunderstanding: asks only the failed drafts, as if nothing could lift a veto.
table = votes.copy()
table["turned"] = (table["result"] == "failed") & (table["yes"] > table["no"])
more_yes = table.groupby("topic")["turned"].sum()
