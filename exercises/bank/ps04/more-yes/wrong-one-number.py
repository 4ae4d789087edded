# Misunderstanding: one number for all topics.
some = votes[votes["date"].dt.year.between(2011, 2023)]
more_yes = ((some["result"] != "adopted") & (some["yes"] > some["no"])).sum()
