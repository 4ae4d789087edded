# Misunderstanding: counts all drafts that were not adopted.
more_yes = (votes["result"] != "adopted").groupby(votes["topic"]).sum()
