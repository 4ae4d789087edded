# Misunderstanding: counts the void sentence as not happened.
forecasts = claims[claims["kind"] == "forecast"].set_index("claim_id")
said = pd.Series(WORD).map(NUMBERS)
scores = {}
for label, partly in [("no", 0), ("yes", 1), ("out", None)]:
    rule = {"outcome_true": 1, "outcome_false": 0, "not_checkable": 0, "outcome_partial": partly}
    happened = forecasts["verdict"].map(rule).astype(float)
    scores[label] = ((said - happened) ** 2).mean()
op_ed_scores = pd.Series(scores).round(3)
