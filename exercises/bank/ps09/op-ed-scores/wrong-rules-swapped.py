# Misunderstanding: swaps the two rules for partly.
forecasts = claims[claims["kind"] == "forecast"].set_index("claim_id")
said = pd.Series(WORD).map(NUMBERS)
scores = {}
for label, partly in [("no", 1), ("yes", 0), ("out", None)]:
    rule = {"outcome_true": 1, "outcome_false": 0, "outcome_partial": partly}
    happened = forecasts["verdict"].map(rule).astype(float)
    happened[VOID] = None
    scores[label] = ((said - happened) ** 2).mean()
op_ed_scores = pd.Series(scores).round(3)
