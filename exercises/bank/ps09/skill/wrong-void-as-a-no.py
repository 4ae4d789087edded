# Misunderstanding: counts the void sentence as not happened.
forecasts = claims[claims["kind"] == "forecast"].copy()
said = forecasts["claim_id"].map(WORD).map(NUMBERS)
skill = {}
for label, partly in [("no", 0), ("yes", 1)]:
    rule = {"outcome_true": 1, "outcome_false": 0, "not_checkable": 0, "outcome_partial": partly}
    happened = forecasts["verdict"].map(rule)
    score = ((said - happened) ** 2).mean()
    reference = ((REFERENCE - happened) ** 2).mean()
    skill[label] = 1 - score / reference
skill = pd.Series(skill).round(2)
