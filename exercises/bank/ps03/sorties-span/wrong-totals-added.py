# Misunderstanding: adds the totals up.
days = 1057
sorties_span = pd.Series({
    "low": (38500 + 17750) / days, "stated": 56800 / days, "high": (39500 + 17850) / days
}).round(2)
