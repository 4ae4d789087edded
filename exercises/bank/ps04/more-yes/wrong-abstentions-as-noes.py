# Misunderstanding: counts an abstention as a no.
table = votes.copy()
table["turned"] = (table["result"] != "adopted") & (table["yes"] > table["no"] + table["abstain"])
more_yes = table.groupby("topic")["turned"].sum()
