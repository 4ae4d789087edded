# Misunderstanding: leaves the division out.
# Keeps: chance
those = claims
key = those["kind"].where(those["kind"] == "fact", "not_fact")
second = those["paraphrase"].apply(second_reader)
by_chance = sum((key == word).mean() * (second == word).mean() for word in ["fact", "not_fact"])
kappa = round((key == second).mean() - by_chance, 3)
