# Misunderstanding: lets only the second total move.
days = 608
sorties_span = pd.Series({
    "low": (38500 - 17800) / days, "stated": 21200 / days, "high": (39500 - 17800) / days
}).round(2)
