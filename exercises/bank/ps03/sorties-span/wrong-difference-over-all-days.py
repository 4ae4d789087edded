# Misunderstanding: divides the difference by all days since the start.
days = 1057
sorties_span = pd.Series({
    "low": (38500 - 17850) / days, "stated": 21200 / days, "high": (39500 - 17750) / days
}).round(2)
