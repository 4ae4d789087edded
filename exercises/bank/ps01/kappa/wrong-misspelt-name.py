# Misunderstanding: a function that is not there, so the cell stops with an error.
second = claims["paraphrase"].apply(second_read)
by_chance = 0.5
kappa = (second == claims["kind"]).mean()
