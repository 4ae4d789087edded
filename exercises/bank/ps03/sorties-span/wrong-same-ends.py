# Misunderstanding: lets both totals be low together and high together.
days = 608
sorties_span = pd.Series({
    "low": (38500 - 17750) / days, "stated": 21200 / days, "high": (39500 - 17850) / days
}).round(2)
