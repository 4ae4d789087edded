# Misunderstanding: sorties in a month of thirty days.
days = 608
sorties_span = pd.Series({
    "low": (38500 - 17850) / days * 30,
    "stated": 21200 / days * 30,
    "high": (39500 - 17750) / days * 30,
}).round(2)
