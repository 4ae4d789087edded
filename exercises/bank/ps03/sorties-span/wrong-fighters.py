# Misunderstanding: takes fighters claimed killed for sorties.
days = 608
sorties_span = pd.Series({
    "low": (85500 - 35050) / days, "stated": 51000 / days, "high": (86500 - 34950) / days
}).round(2)
