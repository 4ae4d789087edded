# Misunderstanding: takes the veto away and keeps the nine votes.
table = votes.copy()
table["turned"] = (table["result"] != "adopted") & (table["yes"] >= 9)
more_yes = table.groupby("topic")["turned"].sum()
