# Misunderstanding: takes a true for 0 and a false for 1.
forecasts = claims[claims["kind"] == "forecast"].set_index("claim_id")
said = pd.Series(WORD).map(NUMBERS)
scores = {}
for label, partly in [("no", 0), ("yes", 1), ("out", None)]:
    rule = {"outcome_true": 0, "outcome_false": 1, "outcome_partial": partly}
    happened = forecasts["verdict"].map(rule).astype(float)
    happened[VOID] = None
    scores[label] = ((said - happened) ** 2).mean()
op_ed_scores = pd.Series(scores).round(3)
