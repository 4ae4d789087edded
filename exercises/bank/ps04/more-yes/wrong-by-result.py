# Misunderstanding: sorts the drafts by their result, not by their topic.
table = votes.copy()
inside = table["date"].dt.year.between(2011, 2023)
table["turned"] = inside & (table["result"] != "adopted") & (table["yes"] > table["no"])
more_yes = table.groupby("result")["turned"].sum()
