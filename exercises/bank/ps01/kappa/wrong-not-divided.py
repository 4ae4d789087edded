# Misunderstanding: leaves the division out.
# Keeps: chance
key = claims["kind"].where(claims["kind"] == "fact", "not_fact")
second = claims["paraphrase"].apply(second_reader)
by_chance = sum((key == word).mean() * (second == word).mean() for word in ["fact", "not_fact"])
kappa = round((key == second).mean() - by_chance, 3)
