# Misunderstanding: a topic without such a draft is missing, where 0 is asked for.
some = votes[votes["date"].dt.year.between(2011, 2023)]
turned = some[(some["result"] != "adopted") & (some["yes"] > some["no"])]
more_yes = turned["topic"].value_counts()
