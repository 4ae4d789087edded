# Misunderstanding: adds up the yes votes of these drafts in place of counting the drafts.
turned = votes[(votes["result"] != "adopted") & (votes["yes"] > votes["no"])]
more_yes = turned.groupby("topic")["yes"].sum().reindex(votes["topic"].unique(), fill_value=0)
