# Misunderstanding: lets only the second total move.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv027"] - rows["date_end"]["iv021"]).days
first, second = rows["reported_figure"]["iv021"], rows["reported_figure"]["iv027"]
sorties_span = pd.Series({
    "low": (38500 - first) / days, "stated": (second - first) / days, "high": (39500 - first) / days
}).astype(float).round(2)
