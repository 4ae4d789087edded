# Misunderstanding: takes a percentage from a share.
# Keeps: chance
key = claims["kind"].where(claims["kind"] == "fact", "not_fact")
second = claims["paraphrase"].apply(second_reader)
observed = (key == second).mean() * 100
by_chance = sum((key == word).mean() * (second == word).mean() for word in ["fact", "not_fact"])
kappa = round((observed - by_chance) / (1 - by_chance), 3)
