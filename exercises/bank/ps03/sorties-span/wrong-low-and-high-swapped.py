# Misunderstanding: gives the largest rate the name of the lowest.
days = 608
sorties_span = pd.Series({
    "low": (39500 - 17750) / days, "stated": 21200 / days, "high": (38500 - 17850) / days
}).round(2)
