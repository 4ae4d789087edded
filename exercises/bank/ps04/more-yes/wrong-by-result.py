# Misunderstanding: sorts the drafts by their result, not by their topic.
table = votes.copy()
table["turned"] = (table["result"] != "adopted") & (table["yes"] > table["no"])
more_yes = table.groupby("result")["turned"].sum()
