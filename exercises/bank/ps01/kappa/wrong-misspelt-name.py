# Misunderstanding: a function that is not there, so the cell stops with an error.
those = claims
second = those["paraphrase"].apply(second_read)
by_chance = 0.5
kappa = (second == those["kind"]).mean()
