# Misunderstanding: a topic without such a draft is missing, where 0 is asked for.
turned = votes[(votes["result"] != "adopted") & (votes["yes"] > votes["no"])]
more_yes = turned["topic"].value_counts()
