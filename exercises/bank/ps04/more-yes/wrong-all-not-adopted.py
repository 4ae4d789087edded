# Misunderstanding: counts all drafts that were not adopted.
inside = votes["date"].dt.year.between(2011, 2023)
more_yes = (inside & (votes["result"] != "adopted")).groupby(votes["topic"]).sum()
