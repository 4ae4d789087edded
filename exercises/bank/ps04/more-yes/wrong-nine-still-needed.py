# Misunderstanding: takes the veto away and keeps the nine votes.
table = votes.copy()
inside = table["date"].dt.year.between(2011, 2023)
table["turned"] = inside & (table["result"] != "adopted") & (table["yes"] >= 9)
more_yes = table.groupby("topic")["turned"].sum()
