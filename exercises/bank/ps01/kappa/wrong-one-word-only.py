# Misunderstanding: chance agreement on "fact" alone.
those = claims
key = those["kind"].where(those["kind"] == "fact", "not_fact")
second = those["paraphrase"].apply(second_reader)
observed = (key == second).mean()
by_chance = (key == "fact").mean() * (second == "fact").mean()
kappa = round((observed - by_chance) / (1 - by_chance), 3)
