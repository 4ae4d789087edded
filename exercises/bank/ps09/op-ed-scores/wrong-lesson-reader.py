# Misunderstanding: uses the middle reader of the lesson.
forecasts = claims[claims["kind"] == "forecast"].set_index("claim_id")
said = pd.Series(WORD).map({"may": 0.5, "likely": 0.7, "would": 0.7, "flat": 0.95})
scores = {}
for label, partly in [("no", 0), ("yes", 1), ("out", None)]:
    rule = {"outcome_true": 1, "outcome_false": 0, "outcome_partial": partly}
    happened = forecasts["verdict"].map(rule).astype(float)
    happened[VOID] = None
    scores[label] = ((said - happened) ** 2).mean()
op_ed_scores = pd.Series(scores).round(3)
