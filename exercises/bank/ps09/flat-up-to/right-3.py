# Downwards from 1, stops at the first that beats the coin.
rows = claims[claims["kind"] == "forecast"]
flat_up_to = {}
for label, yes in [("no", ["outcome_true"]), ("yes", ["outcome_true", "outcome_partial"])]:
    n = 100
    while True:
        penalties = []
        for claim, verdict in zip(rows["claim_id"], rows["verdict"]):
            if claim in VOID:
                continue
            p = n / 100 if WORD[claim] == "flat" else NUMBERS[WORD[claim]]
            penalties.append((p - (1 if verdict in yes else 0)) ** 2)
        if sum(penalties) / len(penalties) < 0.25:
            break
        n -= 1
    flat_up_to[label] = n / 100
