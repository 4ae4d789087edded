# Misunderstanding: only a vetoed draft can have more yes than no.
more_yes = (votes["result"] == "vetoed").groupby(votes["topic"]).sum()
