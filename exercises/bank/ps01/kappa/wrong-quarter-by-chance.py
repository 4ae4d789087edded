# Misunderstanding: four kinds, so one quarter by chance.
key = claims["kind"].where(claims["kind"] == "fact", "not_fact")
second = claims["paraphrase"].apply(second_reader)
observed = (key == second).mean()
by_chance = 1 / 4
kappa = round((observed - by_chance) / (1 - by_chance), 3)
