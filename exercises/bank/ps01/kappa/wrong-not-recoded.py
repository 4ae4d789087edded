# Misunderstanding: compares the four kinds with the two of the second reader.
those = claims
second = those["paraphrase"].apply(second_reader)
observed = (those["kind"] == second).mean()
by_chance = sum(
    (those["kind"] == word).mean() * (second == word).mean() for word in those["kind"].unique()
)
kappa = round((observed - by_chance) / (1 - by_chance), 3)
