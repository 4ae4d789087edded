# Misunderstanding: sorties in a month of thirty days.
rows = interventions.set_index("intervention_id")
days = (rows["date_end"]["iv027"] - rows["date_end"]["iv021"]).days
first, second = rows["reported_figure"]["iv021"], rows["reported_figure"]["iv027"]
sorties_span = pd.Series({
    "low": (38500 - 18850) / days * 30, "stated": (second - first) / days * 30, "high": (39500 - 18750) / days * 30
}).astype(float).round(2)
