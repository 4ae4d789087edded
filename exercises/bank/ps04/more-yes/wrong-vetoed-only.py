# Misunderstanding: only a vetoed draft can have more yes than no.
inside = votes["date"].dt.year.between(2011, 2023)
more_yes = (inside & (votes["result"] == "vetoed")).groupby(votes["topic"]).sum()
