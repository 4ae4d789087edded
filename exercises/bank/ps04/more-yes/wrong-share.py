# Misunderstanding: gives the share of the drafts of each topic in place of their number.
turned = (votes["result"] != "adopted") & (votes["yes"] > votes["no"])
more_yes = turned.groupby(votes["topic"]).mean().round(3)
