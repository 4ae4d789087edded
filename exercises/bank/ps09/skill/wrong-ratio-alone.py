# Misunderstanding: gives the quotient of the scores.
forecasts = claims[(claims["kind"] == "forecast") & ~claims["claim_id"].isin(VOID)].copy()
said = forecasts["claim_id"].map(WORD).map(NUMBERS)
skill = {}
for label, partly in [("no", 0), ("yes", 1)]:
    rule = {"outcome_true": 1, "outcome_false": 0, "outcome_partial": partly}
    happened = forecasts["verdict"].map(rule)
    score = ((said - happened) ** 2).mean()
    reference = ((REFERENCE - happened) ** 2).mean()
    skill[label] = score / reference
skill = pd.Series(skill).round(2)
