# Counted by hand with zip; the short form with one minus.
those = claims
pairs = [
    (kind == "fact", second_reader(text) == "fact")
    for kind, text in zip(those["kind"], those["paraphrase"])
]
n = len(pairs)
p = sum(a for a, _ in pairs) / n
q = sum(b for _, b in pairs) / n
by_chance = p * q + (1 - p) * (1 - q)
kappa = 1 - (sum(a != b for a, b in pairs) / n) / (1 - by_chance)
