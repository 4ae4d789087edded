# Misunderstanding: divides scores that were rounded to three decimals before.
forecasts = claims[(claims["kind"] == "forecast") & ~claims["claim_id"].isin(VOID)].copy()
said = forecasts["claim_id"].map(WORD).map(NUMBERS)
skill = {}
for label, partly in [("no", 0), ("yes", 1)]:
    rule = {"outcome_true": 1, "outcome_false": 0, "outcome_partial": partly}
    happened = forecasts["verdict"].map(rule)
    score = round(((said - happened) ** 2).mean(), 3)
    reference = round(((REFERENCE - happened) ** 2).mean(), 3)
    skill[label] = 1 - score / reference
skill = pd.Series(skill).round(2)
