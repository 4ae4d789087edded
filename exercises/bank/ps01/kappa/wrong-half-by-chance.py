# Misunderstanding: two answers, so one half by chance, whatever the readers' habits.
key = claims["kind"].where(claims["kind"] == "fact", "not_fact")
second = claims["paraphrase"].apply(second_reader)
observed = (key == second).mean()
by_chance = 0.5
kappa = round((observed - by_chance) / (1 - by_chance), 3)
