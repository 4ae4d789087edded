# Misunderstanding: lets only the first total move.
days = 608
sorties_span = pd.Series({
    "low": (39000 - 17850) / days, "stated": 21200 / days, "high": (39000 - 17750) / days
}).round(2)
