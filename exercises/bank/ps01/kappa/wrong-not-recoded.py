# Misunderstanding: compares the four kinds with the two of the second reader.
second = claims["paraphrase"].apply(second_reader)
observed = (claims["kind"] == second).mean()
by_chance = sum(
    (claims["kind"] == word).mean() * (second == word).mean() for word in claims["kind"].unique()
)
kappa = round((observed - by_chance) / (1 - by_chance), 3)
