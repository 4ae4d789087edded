# Plain loops over the claims, and a dictionary for an answer.
forecasts = claims[(claims["kind"] == "forecast") & ~claims["claim_id"].isin(VOID)]
penalties = {"no": [], "yes": [], "out": []}
for claim, verdict in zip(forecasts["claim_id"], forecasts["verdict"]):
    p = NUMBERS[WORD[claim]]
    if verdict == "outcome_partial":
        penalties["no"].append(p**2)
        penalties["yes"].append((1 - p) ** 2)
    else:
        for label in penalties:
            penalties[label].append((p - (verdict == "outcome_true")) ** 2)
op_ed_scores = {label: sum(values) / len(values) for label, values in penalties.items()}
