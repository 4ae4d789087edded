# Misunderstanding: divides the whole second total by the days between the statements.
days = 608
sorties_span = pd.Series({
    "low": 38500 / days, "stated": 39000 / days, "high": 39500 / days
}).round(2)
