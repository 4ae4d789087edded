# Misunderstanding: takes fighters claimed killed for sorties.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv028"] - rows["date_end"]["iv023"]).days
first, second = rows["reported_figure"]["iv023"], rows["reported_figure"]["iv028"]
sorties_span = pd.Series({
    "low": (second - 500 - (first + 50)) / days,
    "stated": (second - first) / days,
    "high": (second + 500 - (first - 50)) / days,
}).astype(float).round(2)
