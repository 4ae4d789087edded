# Misunderstanding: counts every text that passes under the new rule, those adopted anyway among them.
inside = votes["date"].dt.year.between(2011, 2023)
more_yes = (inside & (votes["yes"] > votes["no"])).groupby(votes["topic"]).sum()
