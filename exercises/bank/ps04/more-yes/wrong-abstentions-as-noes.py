# Misunderstanding: counts an abstention as a no.
table = votes.copy()
inside = table["date"].dt.year.between(2011, 2023)
turned = (table["result"] != "adopted") & (table["yes"] > table["no"] + table["abstain"])
table["turned"] = inside & turned
more_yes = table.groupby("topic")["turned"].sum()
