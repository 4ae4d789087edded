# Misunderstanding: counts every text that passes under the new rule, those adopted anyway among them.
more_yes = (votes["yes"] > votes["no"]).groupby(votes["topic"]).sum()
