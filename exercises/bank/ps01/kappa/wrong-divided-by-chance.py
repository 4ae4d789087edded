# Misunderstanding: divides by what chance gives, not by what chance leaves.
# Keeps: chance
those = claims
key = those["kind"].where(those["kind"] == "fact", "not_fact")
second = those["paraphrase"].apply(second_reader)
observed = (key == second).mean()
by_chance = sum((key == word).mean() * (second == word).mean() for word in ["fact", "not_fact"])
kappa = round((observed - by_chance) / by_chance, 3)
