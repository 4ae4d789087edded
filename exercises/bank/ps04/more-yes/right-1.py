# A condition as a column, added up by topic; a group without True gives 0 by itself.
table = votes.copy()
inside = table["date"].dt.year.between(2011, 2023)
table["turned"] = inside & (table["result"] != "adopted") & (table["yes"] > table["no"])
more_yes = table.groupby("topic")["turned"].sum()
