# Misunderstanding: one number for all topics.
more_yes = ((votes["result"] != "adopted") & (votes["yes"] > votes["no"])).sum()
