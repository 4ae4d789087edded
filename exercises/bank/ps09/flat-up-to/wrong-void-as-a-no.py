# Misunderstanding: counts the void sentence as not happened.
forecasts = claims[claims["kind"] == "forecast"].copy()
word = forecasts["claim_id"].map(WORD)
flat_up_to = {}
for label, partly in [("no", 0), ("yes", 1)]:
    rule = {"outcome_true": 1, "outcome_false": 0, "not_checkable": 0, "outcome_partial": partly}
    happened = forecasts["verdict"].map(rule)
    for n in range(101):
        numbers = NUMBERS | {"flat": n / 100}
        if ((word.map(numbers) - happened) ** 2).mean() < 0.25:
            flat_up_to[label] = n / 100
flat_up_to = pd.Series(flat_up_to)
