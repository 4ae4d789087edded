# Misunderstanding: adds up the yes votes of these drafts in place of counting the drafts.
some = votes[votes["date"].dt.year.between(2011, 2023)]
turned = some[(some["result"] != "adopted") & (some["yes"] > some["no"])]
more_yes = turned.groupby("topic")["yes"].sum().reindex(votes["topic"].unique(), fill_value=0)
